import type { Shape } from './allow-list.ts';

/** A compiled validator. It returns false when the data does not match, with the reasons in `errors`. */
export interface Validate {
  (data: unknown): boolean;
  errors?: readonly ValidationError[] | null;
}

/** One mismatch: `/resource/size must be integer`. */
export interface ValidationError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The generated facts of a resource's schema. */
export interface ResourceSchema {
  /** The resource's name in an event type. */
  readonly type: string;
  /** `major.minor` of the schema. */
  readonly version: string;
  readonly validate: Validate;
  /** The actions that exist, and the parameters of each that may be sent. */
  readonly parameters: Readonly<Record<string, Shape>>;
}
