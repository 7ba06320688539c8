/** A function that acts when it has not been called for a while, milliseconds; `cancel` says whether it was waiting. */
export function debounce(act: () => void, wait = 300): { (): void; cancel(): boolean } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => {
    const waiting = timer !== undefined;
    clearTimeout(timer);
    timer = undefined;
    return waiting;
  };
  const call = () => {
    cancel();
    timer = setTimeout(() => {
      timer = undefined;
      act();
    }, wait);
  };
  return Object.assign(call, { cancel });
}
