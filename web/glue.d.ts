// What Emscripten's linker writes beside the module: a factory and the functions of wasm/bindings/core.cpp.
declare module "*/build/wasm/lectern.js" {
  /** UTF-8 text in the module's memory, valid until the next call. */
  export interface GlueText {
    pointer: number;
    size: number;
  }

  /** One instance of the module. */
  export interface Glue {
    /** All of the memory. Its buffer changes when the memory grows: read it anew after every call. */
    readonly HEAPU8: Uint8Array<ArrayBuffer>;
    allocate(size: number): number;
    open(options: string): GlueText;
    push(size: number): boolean;
    parse(size: number, options: string): GlueText;
    isReadable(size: number, options: string): GlueText;
    explain(size: number, options: string): GlueText;
    join(size: number, options: string): GlueText;
    present(settings: string): GlueText;
  }

  /** What the factory takes, and fills with the instance's functions. */
  export interface GlueOptions {
    instantiateWasm(
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ): WebAssembly.Exports;
    print(line: string): void;
    printErr(line: string): void;
  }

  export default function createGlue(options: GlueOptions): Promise<Glue>;
}
