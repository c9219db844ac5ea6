# The connector's image: the bundle and the one dependency that it leaves out. Build it from the repository's root:
#   docker build -t source-stripe-lifecycle .
#   docker run --rm -v "$PWD/secrets:/data" source-stripe-lifecycle check --config /data/config.json

FROM node:24-bookworm-slim AS manifests
WORKDIR /airbyte/integration_code
# npm checks the lockfile against the manifest of every workspace, also of those that it doesn't install.
COPY package.json package-lock.json ./
COPY packages/cdk-typescript-compat/package.json packages/cdk-typescript-compat/
COPY packages/stripe-lifecycle/package.json packages/stripe-lifecycle/
COPY packages/stripe-simulator/package.json packages/stripe-simulator/

FROM manifests AS build
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.base.json ./
COPY packages/cdk-typescript-compat packages/cdk-typescript-compat
COPY scripts/bundle scripts/bundle
COPY schemas schemas
COPY src src
RUN npx --no-install tsc -b src && node scripts/bundle/main.mjs

FROM manifests AS dependencies
COPY scripts/bundle/external.mjs scripts/bundle/keep-external.mjs scripts/bundle/
# Of the native code, only what this system loads.
RUN npm pkg set 'workspaces[0]=packages/cdk-typescript-compat' && npm pkg delete devDependencies && \
    npm ci --omit=optional --ignore-scripts --no-audit --no-fund && \
    node scripts/bundle/keep-external.mjs && \
    find node_modules -name '*.md' ! -iname 'licen*' -delete && \
    cd node_modules/classic-level && \
    rm -r deps binding.cc && \
    find prebuilds -type f ! -path "prebuilds/linux-$(node -p process.arch)/*" -delete && \
    find prebuilds -name '*.musl.node' -delete && \
    find prebuilds -type d -empty -delete

FROM manifests AS bill
COPY scripts/bundle/external.mjs scripts/bundle/
COPY scripts/sbom.mjs scripts/
RUN node scripts/sbom.mjs >sbom.cdx.json

FROM node:24-bookworm-slim
# A release passes the name that it pushes to.
ARG IMAGE=source-stripe-lifecycle
LABEL io.airbyte.name="${IMAGE}" \
      io.airbyte.version="0.1.0" \
      org.opencontainers.image.title="Stripe Lifecycle" \
      org.opencontainers.image.description="Airbyte-protocol source for Stripe" \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="MIT"
# glibc keeps a heap for each thread. Two are enough.
ENV NODE_ENV=production \
    MALLOC_ARENA_MAX=2 \
    AIRBYTE_ENTRYPOINT="/airbyte/integration_code/bin/source-stripe-lifecycle"
# The base image's user `node` has uid and gid 1000, which the platform expects.
RUN mkdir -p /airbyte/integration_code /source && chown -R 1000:1000 /airbyte /source
WORKDIR /airbyte/integration_code
COPY --chown=1000:1000 --from=dependencies /airbyte/integration_code/node_modules node_modules
COPY --chown=1000:1000 --from=build /airbyte/integration_code/bundle bundle
# What the image holds of npm's packages, for those who only have the image.
COPY --chown=1000:1000 --from=bill /airbyte/integration_code/sbom.cdx.json ./
COPY --chown=1000:1000 package.json LICENSE ./
COPY --chown=1000:1000 bin bin
COPY --chown=1000:1000 schemas schemas
USER 1000:1000
# Where the platform mounts configuration, catalog and state.
WORKDIR /source
ENTRYPOINT ["/airbyte/integration_code/bin/source-stripe-lifecycle"]
