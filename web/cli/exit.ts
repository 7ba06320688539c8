/** What the command line ends with. */
export const exit = {
  /** The article, or all of the batch, was written. */
  done: 0,
  /** There is nothing to read in the page; the reason stands on standard error. */
  nothing: 1,
  /** The command is not what it should be. */
  usage: 2,
  /** The page could not be had: the file, the network, its kind, its size. */
  input: 3,
  /** Lectern itself failed. */
  internal: 4,
} as const;
