/**
 * Returns the section of CHANGELOG.md about a version, without its heading.
 *
 * @param {string} changelog
 * @param {string} version
 * @throws if there is none, or if it is empty
 */
export function notesOf(changelog, version) {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((each) => each.split("\n", 1)[0]?.split(" ")[0] === version);
  const notes = section?.slice(section.indexOf("\n")).trim();
  if (!notes) throw new Error(`CHANGELOG.md has no section "## ${version}".`);
  return `${notes}\n`;
}
