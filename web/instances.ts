// Instances of a WebAssembly module as Emscripten's glue makes them: started, kept, dropped.
import { LecternError, messageOf } from "./errors.js";

/**
 * An instance whose memory is larger than this after a call (bytes) is not used again: WebAssembly memory never
 * shrinks.
 */
const keptMemory = 256 * 1024 * 1024;

const quiet = { print() {}, printErr() {} };

/** The factory in the file beside a module. */
type CreateGlue<Glue> = (options: GlueOptions) => Promise<Glue>;

/** What came of a trap, as an error. */
const trapped = (error: unknown): LecternError =>
  new LecternError(
    "trap",
    `The WebAssembly module stopped (${messageOf(error)}). The next call uses a new instance.`,
    error,
  );

/** Does a step of work with an instance: what it throws, but for our own errors, is a trap. */
export function step<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof LecternError ? error : trapped(error);
  }
}

/**
 * The instances of a module. Whoever takes one has it alone until it is given back; one that trapped is not given back,
 * since a trap leaves the memory in the middle of things.
 */
export class Instances<Glue extends GlueInstance> {
  private readonly createGlue: CreateGlue<Glue>;
  private readonly module: WebAssembly.Module;
  private kept: Glue | undefined;
  /** Only where instances cannot be started at once: the next one, kept ready. */
  private spare: Glue | undefined;

  private constructor(createGlue: CreateGlue<Glue>, module: WebAssembly.Module) {
    this.createGlue = createGlue;
    this.module = module;
  }

  /** Starts a compiled module. */
  static async start<Glue extends GlueInstance>(
    createGlue: CreateGlue<Glue>,
    module: WebAssembly.Module,
  ): Promise<Instances<Glue>> {
    const instances = new Instances(createGlue, module);
    try {
      instances.kept = instances.startNow();
      if (!instances.kept)
        [instances.kept, instances.spare] = await Promise.all([instances.startSoon(), instances.startSoon()]);
    } catch (error) {
      throw new LecternError("load-failed", `The WebAssembly module could not be started: ${messageOf(error)}`, error);
    }
    return instances;
  }

  /** The instance that was given back, or a fresh one. */
  take(): Glue {
    const glue = this.kept ?? this.startNow() ?? this.takeSpare();
    this.kept = undefined;
    if (!glue) throw new LecternError("trap", "The WebAssembly module is still restarting; try again in a moment.");
    return glue;
  }

  /** The same where there is time to start one. */
  async takeSoon(): Promise<Glue> {
    const glue = this.kept ?? this.startNow();
    this.kept = undefined;
    return glue ?? this.startSoon();
  }

  /** Keeps an instance for the next who takes one, unless its memory grew large. */
  giveBack(glue: Glue): void {
    if (glue.HEAPU8.byteLength <= keptMemory) this.kept ??= glue;
  }

  /** Does one thing with an instance. What is thrown there, but for our own errors, is a trap. */
  run<T>(work: (glue: Glue) => T): T {
    const glue = this.take();
    let sound = true;
    try {
      return work(glue);
    } catch (error) {
      if (error instanceof LecternError) throw error;
      sound = false;
      throw trapped(error);
    } finally {
      if (sound) this.giveBack(glue);
    }
  }

  /**
   * Starts an instance at once, or returns undefined where the host lets no module of this size start on its main
   * thread.
   */
  private startNow(): Glue | undefined {
    let started = false;
    const options = {
      ...quiet,
      instantiateWasm: (
        imports: WebAssembly.Imports,
        done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
      ) => {
        const instance = new WebAssembly.Instance(this.module, imports);
        started = true;
        done(instance, this.module);
        return instance.exports;
      },
    };
    // The glue puts its functions on the object that it was given, and does so before it returns where the instance was
    // there.
    try {
      this.createGlue(options).catch(() => undefined);
    } catch {
      return undefined;
    }
    return started && "allocate" in options ? (options as unknown as Glue) : undefined;
  }

  /** Starts an instance without holding up the thread. */
  private startSoon(): Promise<Glue> {
    return new Promise((resolve, reject) => {
      this.createGlue({
        ...quiet,
        instantiateWasm: (imports, done) => {
          WebAssembly.instantiate(this.module, imports)
            .then((instance) => done(instance, this.module))
            .catch(reject);
          return {};
        },
      }).then(resolve, reject);
    });
  }

  private takeSpare(): Glue | undefined {
    const spare = this.spare;
    this.spare = undefined;
    this.startSoon().then(
      (glue) => (this.spare = glue),
      () => undefined,
    );
    return spare;
  }
}

/** Settings or options as the modules take them. */
export function toJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "null";
  } catch (error) {
    throw new LecternError(
      "invalid-options",
      `The options or settings cannot be converted to JSON: ${messageOf(error)}`,
      error,
    );
  }
}
