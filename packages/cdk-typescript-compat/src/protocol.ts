/**
 * The messages and documents of the Airbyte protocol:
 * https://docs.airbyte.com/platform/understanding-airbyte/airbyte-protocol
 */

export type SyncMode = "full_refresh" | "incremental";
export type StreamStatus = "STARTED" | "RUNNING" | "COMPLETE" | "INCOMPLETE";
export type FailureType = "config_error" | "transient_error" | "system_error";

export interface ConnectorSpecification {
  readonly documentationUrl?: string;
  readonly changelogUrl?: string;
  /** JSON Schema (draft-07) of the configuration. `airbyte_secret: true` marks values that must never be shown. */
  readonly connectionSpecification: Readonly<Record<string, unknown>>;
  readonly supportsIncremental?: boolean;
  readonly protocol_version?: string;
}

export interface AirbyteStream {
  readonly name: string;
  readonly json_schema: Readonly<Record<string, unknown>>;
  readonly supported_sync_modes: readonly SyncMode[];
  readonly source_defined_cursor?: boolean;
  readonly default_cursor_field?: readonly string[];
  /** Paths of the key's fields. */
  readonly source_defined_primary_key?: readonly (readonly string[])[];
  /** True if an interrupted full refresh can continue from its last state. */
  readonly is_resumable?: boolean;
}

interface StreamDescriptor {
  readonly name: string;
}

export interface RecordMessage {
  readonly type: "RECORD";
  readonly record: {
    readonly stream: string;
    readonly data: object;
    /** Unix time in milliseconds. */
    readonly emitted_at: number;
  };
}

export interface StateMessage {
  readonly type: "STATE";
  readonly state: {
    readonly type: "STREAM";
    readonly stream: { readonly stream_descriptor: StreamDescriptor; readonly stream_state: object };
    /** Records of this stream since its previous STATE. */
    readonly sourceStats: { readonly recordCount: number };
  };
}

export interface LogMessage {
  readonly type: "LOG";
  readonly log: { readonly level: "DEBUG" | "INFO" | "WARN" | "ERROR"; readonly message: string };
}

export interface SpecMessage {
  readonly type: "SPEC";
  readonly spec: ConnectorSpecification;
}

export interface ConnectionStatusMessage {
  readonly type: "CONNECTION_STATUS";
  readonly connectionStatus: { readonly status: "SUCCEEDED" | "FAILED"; readonly message?: string };
}

export interface CatalogMessage {
  readonly type: "CATALOG";
  readonly catalog: { readonly streams: readonly AirbyteStream[] };
}

export interface StatusReason {
  readonly type: "RATE_LIMITED";
  /** Unix time in milliseconds at which the quota is available again. */
  readonly rate_limited: { readonly quota_reset: number };
}

export type Trace =
  | {
      readonly type: "ERROR";
      readonly error: {
        /** For the user. */
        readonly message: string;
        readonly internal_message?: string;
        readonly stack_trace?: string;
        readonly failure_type: FailureType;
        readonly stream_descriptor?: StreamDescriptor;
      };
    }
  | {
      readonly type: "STREAM_STATUS";
      readonly stream_status: {
        readonly stream_descriptor: StreamDescriptor;
        readonly status: StreamStatus;
        readonly reasons?: readonly StatusReason[];
      };
    }
  | {
      readonly type: "ESTIMATE";
      readonly estimate: { readonly name: string; readonly type: "STREAM"; readonly row_estimate: number };
    };

export interface TraceMessage {
  readonly type: "TRACE";
  /** `emitted_at` is Unix time in milliseconds. */
  readonly trace: Trace & { readonly emitted_at: number };
}

/** Every message that a source may write, one per line. */
export type AirbyteMessage =
  RecordMessage | StateMessage | LogMessage | SpecMessage | ConnectionStatusMessage | CatalogMessage | TraceMessage;
