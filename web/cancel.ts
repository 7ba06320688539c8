// What a caller cancels by an AbortSignal is rejected with the signal's reason.
import { LecternError } from "./errors.js";

/** Why it was cancelled. Browsers before 2022 have no `reason`. */
export const reasonOf = (signal: AbortSignal): unknown => signal.reason ?? new DOMException("Cancelled", "AbortError");

/** @throws LecternError invalid-options, where the option is something else; the signal's reason */
export function checkSignal(signal: AbortSignal | undefined): void {
  if (signal !== undefined && typeof signal?.addEventListener !== "function")
    throw new LecternError("invalid-options", 'Option "signal" must be an AbortSignal.');
  if (signal?.aborted) throw reasonOf(signal);
}

/** The work, given up when the signal comes. Nothing listens to the signal afterwards. */
export function unlessAborted<T>(work: T | Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(reasonOf(signal!));
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop, { once: true });
    Promise.resolve(work)
      .finally(() => signal?.removeEventListener("abort", stop))
      .then(resolve, reject);
  });
}
