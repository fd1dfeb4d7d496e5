/** Exit codes of all commands; `ocpp-workbench COMMAND --help` names what they mean for that command. */
export const EXIT = { ok: 0, failed: 1, wrongUse: 2 } as const;

/** The command cannot go on. Shown as its sentence, without a stack. */
export class CommandError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number = EXIT.failed) {
    super(message);
    this.name = 'CommandError';
    this.exitCode = exitCode;
  }
}
