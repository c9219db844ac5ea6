import type { RawStream } from "../kinds.js";

// Section "Identity" of Stripe's API: https://docs.stripe.com/api/identity/verification_sessions

const verificationSessions: RawStream = {
  name: "verification_sessions",
  object: "Identity.VerificationSession",
  path: "/v1/identity/verification_sessions",
  expand: [],
  nested: [],
  changes: [
    {
      types: [
        "identity.verification_session.canceled",
        "identity.verification_session.created",
        "identity.verification_session.processing",
        "identity.verification_session.redacted",
        "identity.verification_session.requires_input",
        "identity.verification_session.verified",
      ],
      idField: "id",
    },
  ],
  product: "Identity",
};

/** None changes, but that it is redacted with its session. */
const verificationReports: RawStream = {
  name: "verification_reports",
  object: "Identity.VerificationReport",
  path: "/v1/identity/verification_reports",
  expand: [],
  nested: [],
  changes: [
    {
      types: [
        "identity.verification_session.processing",
        "identity.verification_session.redacted",
        "identity.verification_session.requires_input",
        "identity.verification_session.verified",
      ],
      idField: "last_verification_report",
    },
  ],
  unreported: "new",
  product: "Identity",
};

export const identityStreams: readonly RawStream[] = [verificationSessions, verificationReports];
