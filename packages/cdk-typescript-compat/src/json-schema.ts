/** The part of JSON Schema (draft-07) and of Airbyte's annotations that a connection specification uses. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly oneOf?: readonly JsonSchema[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly airbyte_secret?: boolean;
  /** Describes `pattern` for people: "YYYY-MM-DD". */
  readonly pattern_descriptor?: string;
  readonly [keyword: string]: unknown;
}
