import { writeFileSync } from 'node:fs';
import type { Window, Table } from '../../../reports/report.ts';
import type { AnomaliesResult } from '../../../reports/anomalies/result.ts';
import { Stop } from '../../stop.ts';
import { note } from '../../terminal.ts';
import { seenText } from '../input.ts';
import type { Answer } from '../output.ts';
import type { Asked, Question } from '../question.ts';
import type { ReportOptions } from '../report-options.ts';
import { pageHtml, type Page } from './frame.ts';
import { span } from './when.ts';
import type { Section } from './section.ts';

/** Writes the result as a page. Throws a `Stop` when the file cannot be written. */
export function writePage(
  answer: Answer,
  question: Question<unknown>,
  asked: Asked,
  window: Window,
  anomalies: AnomaliesResult | undefined,
): void {
  const { html: file = '', timezone } = asked.options;
  const view = { zone: timezone, anomalies };
  const page: Page = {
    title: titleOf(answer.report, asked.about),
    about: aboutOf(asked.options, window),
    input: seenText(answer.input),
    sections: question.sections?.(answer.result, view) ?? tablesSections(answer.tables),
    rules: [...(anomalies === undefined ? [] : [anomalies.rule]), ...(question.rules ?? [])],
  };
  write(file, pageHtml(page, view));
}

function write(file: string, content: string): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    throw new Stop('usage', `--html: cannot write ${file}: ${error instanceof Error ? error.message : ''}`);
  }
  note(`wrote ${file}`);
}

function titleOf(report: string, about: string): string {
  const name = report.replace('-', ' ');
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${about === '' ? '' : ` ${about}`}`;
}

function aboutOf(options: ReportOptions, window: Window): string[] {
  const { timezone } = options;
  const filters = (['user', 'project', 'region', 'view', 'resource'] as const)
    .filter((name) => options[name] !== undefined)
    .map((name) => `${name} ${options[name] ?? ''}`);
  const only = filters.length === 0 ? 'No filter' : `Only of ${filters.join(', ')}`;
  return [`${span(window, timezone)}, ${timezone}`, only];
}

/** Returns the sections of a report without charts. */
export function tablesSections(tables: readonly Table[]): Section[] {
  return [{ title: 'Tables', figures: tables.map((table) => ({ title: table.title, table })) }];
}
