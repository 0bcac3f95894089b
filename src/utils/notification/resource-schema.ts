import type { Shape } from './allow-list.ts';

/** A compiled validator: false when the data does not fit, and then why in `errors`. */
export interface Validate {
  (data: unknown): boolean;
  errors?: readonly ValidationError[] | null;
}

/** One thing that does not fit: `/resource/size must be integer`. */
export interface ValidationError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What is generated for a resource from its schema. */
export interface ResourceSchema {
  /** The resource's name in an event type. */
  readonly type: string;
  /** `major.minor` of the schema. */
  readonly version: string;
  readonly validate: Validate;
  /** The actions that exist, and which parameters of each may be told. */
  readonly parameters: Readonly<Record<string, Shape>>;
}
