import { actions } from './actions.ts';
import { audit } from './audit.ts';
import { errors } from './errors.ts';
import { overview } from './overview.ts';
import type { Question } from './question.ts';
import { responseTimes } from './response-times.ts';
import { usage } from './usage.ts';
import { user } from './user.ts';

/** The reports by name. */
export const questions: Readonly<Record<string, Question<unknown>>> = {
  user,
  errors,
  'response-times': responseTimes,
  overview,
  actions,
  audit,
  usage,
};
