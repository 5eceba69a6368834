import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Prints each step as it holds, and "N passed, N failed" at the end. */
export default class StepReporter implements Reporter {
  private passed = 0;
  private failed = 0;

  onTestCaseResult(step: TestCase): void {
    const { state, errors } = step.result();
    const holds = state === 'passed';
    if (holds) this.passed += 1;
    else this.failed += 1;
    const number = String(this.passed + this.failed).padStart(2);
    console.log(`${holds ? 'ok  ' : 'FAIL'} ${number} ${step.name}`);
    for (const { message } of errors ?? []) console.log(`        ${message.split('\n').join('\n        ')}`);
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly { readonly message: string }[]): void {
    const outside = [...modules.flatMap((module) => module.errors()), ...unhandled];
    for (const { message } of outside) console.log(`FAIL    ${message}`);
    console.log(`${this.passed} passed, ${this.failed + outside.length} failed`);
  }
}
