import { side, type Case, type Side } from '../case.ts';
import { streams } from '../stream.ts';

const LINES = 100_000;
const MILLION = 1_000_000;

const questions = ['errors', 'audit'] as const;

/** One case for each report that reads a lot: its cost, and how that grows with much more input. */
export const reports: readonly Case[] = [
  ...questions.map((question) => ({
    name: `report-${question}`,
    title: `The report ${question} on a file, against a loop that parses its lines and looks at nothing`,
    sides: [report('report', question, LINES), side('loop', 'parsing', LINES)] as const,
    rounds: 2,
    setting: () => streams([LINES]),
  })),
  ...questions.map((question) => ({
    name: `report-${question}-million`,
    title: `The report ${question} on a million notifications of a week, against a hundred thousand`,
    sides: [report('1,000,000', question, MILLION), report('100,000', question, LINES)] as const,
    rounds: 1,
    setting: () => streams([MILLION, LINES]),
  })),
];

function report(label: string, question: string, lines: number): Side {
  return side(label, 'report', lines, question);
}
