import type { AuditReport } from '../../reports/audit/report.ts';
import type { AuditResult } from '../../reports/audit/result.ts';
import type { Entry } from '../../reports/entry.ts';
import type { Report } from '../../reports/report.ts';
import { printText } from '../terminal.ts';
import type { AuditForm } from './audit-forms.ts';

/** Prints the rows of an audit as they come: it holds only those of one chunk of the input. */
export class AuditRows implements Report<AuditResult> {
  readonly #report: AuditReport;
  readonly #form: AuditForm;
  #text: string;

  constructor(report: AuditReport, form: AuditForm) {
    this.#report = report;
    this.#form = form;
    this.#text = form.head;
  }

  add(entry: Entry): void {
    this.#text += this.#form.entry?.(entry) ?? '';
    for (const row of this.#report.add(entry)) this.#text += this.#form.row(row);
  }

  result(): AuditResult {
    for (const row of this.#report.rest()) this.#text += this.#form.row(row);
    return this.#report.result();
  }

  async flush(): Promise<void> {
    const text = this.#text;
    this.#text = '';
    if (text !== '') await printText(text);
  }

  async end(): Promise<void> {
    this.#text += this.#form.end?.() ?? '';
    await this.flush();
  }
}
