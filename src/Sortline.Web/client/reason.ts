// Why something could not be done, for the learner to read: no sentence, but what to say. The sentences are in the catalogues
// (Sortline.Activity/Texts), and Interop/Reason.cs reads this. What only a developer can have caused is thrown as a plain Error.

/** The key of a sentence, and what goes into its gaps. */
export interface Reason {
  readonly key: string;
  readonly [gap: string]: string | number;
}

/** Says why. */
export function reason(key: string, gaps: Readonly<Record<string, string | number>> = {}): Reason {
  return { ...gaps, key };
}

/** An error with a reason for the learner, which is its message too: only that crosses over to C#. */
export class Refusal extends Error {
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(JSON.stringify(reason));
    this.reason = reason;
  }
}

/** The error to throw for a reason. */
export function refusal(key: string, gaps: Readonly<Record<string, string | number>> = {}): Refusal {
  return new Refusal(reason(key, gaps));
}
