// What Emscripten's linker writes beside each module: a factory and the functions of wasm/bindings/.
declare module "*/build/wasm/lectern.js" {
  /** UTF-8 text in the module's memory, valid until the next call. */
  export interface GlueText {
    pointer: number;
    size: number;
  }

  /** One instance of the module: the functions of wasm/bindings/core.cpp. */
  export interface Glue extends GlueInstance {
    open(options: string): GlueText;
    push(size: number): boolean;
    parse(size: number, options: string): GlueText;
    isReadable(size: number, options: string): GlueText;
    explain(size: number, options: string): GlueText;
    join(size: number, options: string): GlueText;
    present(settings: string): GlueText;
  }

  export default function createGlue(options: GlueOptions): Promise<Glue>;
}

declare module "*/build/wasm/layout.js" {
  /**
   * Elements of an array in the module's memory, valid until the next call that opens, lays out, supplies or closes.
   */
  export interface GlueView {
    pointer: number;
    /** Counts elements. */
    size: number;
  }

  /** An error's code and message, both "" where there is none. */
  export interface GlueAnswer {
    code: string;
    message: string;
    /** Not 0 where widths or fonts are to be supplied before there are pages. */
    lacking: number;
  }

  /**
   * How many elements of each kind the input buffer holds, in this order: int32, UTF-16 units, and bytes of three
   * kinds.
   */
  export interface GlueSizes {
    nodes: number;
    text: number;
    levels: number;
    hints: number;
    strings: number;
  }

  /** One instance of the module: the functions of wasm/bindings/layout/layout.cpp. */
  export interface Glue extends GlueInstance {
    open(sizes: GlueSizes, language: string, rtl: boolean, settings: string): GlueAnswer;
    layOut(width: number, height: number): GlueAnswer;
    supply(widths: number, metrics: number): boolean;
    fonts(): GlueView;
    wanted(): GlueView;
    pages(): GlueView;
    items(): GlueView;
    palette(): GlueView;
    generated(): GlueView;
    limits(): number;
    close(): void;
  }

  export default function createGlue(options: GlueOptions): Promise<Glue>;
}

/** What the instances of both modules have. */
interface GlueInstance {
  /** All of the memory. Its buffer changes when the memory grows: read it anew after every call. */
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  /** Room for so many bytes of input; 0 where there is not as much memory. */
  allocate(size: number): number;
}

/** What a factory takes, and fills with the instance's functions. */
interface GlueOptions {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): WebAssembly.Exports;
  print(line: string): void;
  printErr(line: string): void;
}
