/** The registry of the images of releases. Whoever owns the repository on GitHub owns a name in it. */
export const registry = "ghcr.io";

const repositoryLine = /^( +dockerRepository: )(\S+)$/m;

/**
 * Returns the image's name without a registry, which is the name of an image that is built from a clone.
 * metadata.yaml is the one place that defines it.
 *
 * @param {string} metadata the text of metadata.yaml
 * @throws if it names none
 */
export function localImage(metadata) {
  const name = repositoryLine.exec(metadata)?.[2];
  if (name === undefined) throw new Error("metadata.yaml has no dockerRepository.");
  return name;
}

/**
 * Returns the name of the image that a release pushes.
 *
 * @param {string} metadata the text of metadata.yaml
 * @param {string} owner of the repository on GitHub. Names of images are in lower case.
 */
export function releasedImage(metadata, owner) {
  return `${registry}/${owner.toLowerCase()}/${localImage(metadata)}`;
}

/**
 * Returns metadata.yaml with another image. A release attaches it, for a registry of connectors.
 *
 * @param {string} metadata
 * @param {string} image
 */
export function withImage(metadata, image) {
  return metadata.replace(repositoryLine, (_, key) => `${key}${image}`);
}
