import type { FailedAnswer, TransportFault } from "./failed-answer.js";

/** What a person reads about a fault: what happened, and what to do. */
export interface FaultText {
  /** The end of the sentence "GET /v1/customers failed once because ...". */
  readonly happened: string;
  /** One or more sentences. */
  readonly advice: string;
}

/** Returns the text about a fault. */
export function textOfFault(fault: TransportFault, answer: FailedAnswer): FaultText {
  const text = texts[fault];
  return typeof text === "function" ? text(answer) : text;
}

export const checkTheNetwork =
  "Check the network between this machine and Stripe and https://status.stripe.com, and run again.";

export const checkWhoAnswers =
  "Check whether a proxy or firewall answers in Stripe's place, and STRIPE_API_BASE if it is set, and run again.";

const checkTheAddress =
  "Check the network of this machine or container, and STRIPE_API_BASE and HTTPS_PROXY if they are set. If the network has a proxy, set HTTPS_PROXY. Then run again.";

const trustTheProxy =
  "If a proxy of your company inspects TLS, give Node its certificate: set NODE_EXTRA_CA_CERTS to a PEM file (docs/use/proxies.md). Otherwise somebody may be reading along, so don't run again before you know who answers.";

type Text = FaultText | ((answer: FailedAnswer) => FaultText);

const texts: Readonly<Record<TransportFault, Text>> = {
  unknown_host: ({ peer }) => ({
    happened: `the host of ${peer} was not found by DNS`,
    advice: checkTheAddress,
  }),
  refused: ({ peer }) => ({ happened: `${peer} refused the connection`, advice: checkTheAddress }),
  unreachable: ({ peer }) => ({ happened: `no way leads to ${peer}`, advice: checkTheAddress }),
  connect_timeout: ({ peer }) => ({
    happened: `the connection to ${peer} was not made within 8 seconds`,
    advice: `A firewall may drop it. ${checkTheAddress}`,
  }),
  too_many_files: {
    happened: "this process may not open more files and connections (EMFILE)",
    advice: "Raise the limit, e.g. to 1024 (ulimit -n 1024, docker run --ulimit nofile=1024), and run again.",
  },
  proxy_login: ({ peer }) => ({
    happened: `${peer} did not accept the user name and password (407)`,
    advice: "Set them in HTTPS_PROXY: http://user:password@host:port, with special characters in percent-encoding.",
  }),
  proxy_refused: ({ peer, proxyStatus }) => ({
    happened: `${peer} refused to connect to Stripe (status ${proxyStatus})`,
    advice: "Ask whoever runs the proxy to allow CONNECT to api.stripe.com:443, or add the host to NO_PROXY.",
  }),
  no_tls: ({ peer }) => ({
    happened: `no TLS connection could be made through ${peer}`,
    advice:
      "The other side may speak plain HTTP, or another version of TLS. Check http:// and https:// in STRIPE_API_BASE and HTTPS_PROXY if they are set, and run again.",
  }),
  untrusted: { happened: "the certificate of the other side is not trusted", advice: trustTheProxy },
  expired: {
    happened: "the certificate of the other side has expired or is not valid yet",
    advice: `Check the date and time of this machine. ${trustTheProxy}`,
  },
  wrong_name: { happened: "the certificate of the other side is for another host name", advice: trustTheProxy },
  reset: { happened: "the connection was closed before an answer came", advice: checkTheNetwork },
  timeout: ({ status, peer }) => ({
    happened:
      status === undefined ? `no answer came in time from ${peer}` : "the answer did not come to its end in time",
    advice: checkTheNetwork,
  }),
  upgrade: {
    happened: "the answer switches to another protocol (101 Switching Protocols), which nobody asked for",
    advice: checkWhoAnswers,
  },
  large_head: { happened: "the headers of the answer are larger than 16 KB", advice: checkWhoAnswers },
  not_http: { happened: "the answer was not HTTP", advice: checkWhoAnswers },
  redirect: {
    happened: "the answer points to another address, which is not followed because the key would travel there",
    advice: checkWhoAnswers,
  },
  cut_body: { happened: "the answer was cut off", advice: checkTheNetwork },
  cut_page: { happened: "the answer was cut off", advice: checkTheNetwork },
  large_body: { happened: "the answer is larger than 64 MB", advice: checkWhoAnswers },
  large_page: { happened: "the answer is larger than 64 MB", advice: checkWhoAnswers },
  large_object: {
    happened: "a page with one object of this list is larger than 64 MB",
    advice: `${checkWhoAnswers} If Stripe sends it, take the streams that read this list out of the connection.`,
  },
  encoded: {
    happened: "the answer is compressed or in another encoding than UTF-8, which nobody asked for",
    advice: checkWhoAnswers,
  },
  byte_order_mark: { happened: "the answer begins with a byte order mark, so it is not JSON", advice: checkWhoAnswers },
  trailing: { happened: "the answer was not JSON: other text follows the JSON", advice: checkWhoAnswers },
  not_json: { happened: "the answer was not JSON (a proxy or gateway may have given it)", advice: checkTheNetwork },
  no_error_body: { happened: "the answer was an error that does not come from Stripe", advice: checkWhoAnswers },
  not_an_object: { happened: "the answer was JSON, but not an object of Stripe's", advice: checkWhoAnswers },
  not_a_list: { happened: "the answer was JSON, but not a list of Stripe's", advice: checkWhoAnswers },
};
