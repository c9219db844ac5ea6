import type { TransportFault } from "./failed-answer.js";
import { ConnectTimeoutError, ProxyRefusedError, UpgradeError } from "./wire-errors.js";

/**
 * Returns the fault of a connection from the error that Node reports: https://nodejs.org/api/errors.html,
 * https://nodejs.org/api/tls.html#x509-certificate-error-codes, https://github.com/nodejs/llhttp
 */
export function connectionFault(error: unknown): TransportFault {
  if (error instanceof ConnectTimeoutError) return "connect_timeout";
  if (error instanceof UpgradeError) return "upgrade";
  if (error instanceof ProxyRefusedError) return error.status === 407 ? "proxy_login" : "proxy_refused";
  const { code } = (error ?? {}) as { readonly code?: unknown };
  if (typeof code !== "string") return "reset";
  const known = byCode.get(code);
  if (known !== undefined) return known;
  if (code.startsWith("EAI_")) return "unknown_host";
  if (code.startsWith("HPE_")) return "not_http";
  if (code === "EPROTO" || code.startsWith("ERR_SSL_")) return "no_tls";
  return "reset";
}

const byCode: ReadonlyMap<string, TransportFault> = new Map([
  ...of("unknown_host", "ENOTFOUND", "ENODATA"),
  ...of("refused", "ECONNREFUSED"),
  ...of("unreachable", "EHOSTUNREACH", "ENETUNREACH", "EHOSTDOWN", "ENETDOWN", "EADDRNOTAVAIL", "EACCES", "EPERM"),
  ...of("connect_timeout", "ETIMEDOUT"),
  ...of("too_many_files", "EMFILE", "ENFILE"),
  ...of("expired", "CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID"),
  ...of("wrong_name", "ERR_TLS_CERT_ALTNAME_INVALID", "HOSTNAME_MISMATCH"),
  ...of("untrusted", "DEPTH_ZERO_SELF_SIGNED_CERT", "SELF_SIGNED_CERT_IN_CHAIN", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"),
  ...of("untrusted", "UNABLE_TO_GET_ISSUER_CERT", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "CERT_CHAIN_TOO_LONG"),
  ...of("untrusted", "CERT_UNTRUSTED", "CERT_REJECTED", "CERT_REVOKED", "CERT_SIGNATURE_FAILURE", "INVALID_CA"),
  ...of("untrusted", "INVALID_PURPOSE", "PATH_LENGTH_EXCEEDED", "UNABLE_TO_DECRYPT_CERT_SIGNATURE"),
  ...of("untrusted", "UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY", "ERROR_IN_CERT_NOT_BEFORE_FIELD"),
  ...of("untrusted", "ERROR_IN_CERT_NOT_AFTER_FIELD", "CA_MD_TOO_WEAK", "EE_KEY_TOO_SMALL", "CA_KEY_TOO_SMALL"),
  ...of("large_head", "HPE_HEADER_OVERFLOW"),
]);

function of(fault: TransportFault, ...codes: string[]): [string, TransportFault][] {
  return codes.map((code) => [code, fault]);
}
