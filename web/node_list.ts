import type { ArticleNode } from "./types.js";

/** A node list in the making. */
export class NodeList {
  readonly nodes: ArticleNode[] = [];

  /** Adds an element and returns its index. */
  open(tag: string, parent: number, attributes?: Record<string, string>): number {
    return this.nodes.push(attributes ? { tag, parent, attributes } : { tag, parent }) - 1;
  }

  text(text: string, parent: number): void {
    this.nodes.push({ text, parent });
  }

  /** Adds another list's nodes at the top level. */
  append(nodes: readonly ArticleNode[]): void {
    const first = this.nodes.length;
    for (const node of nodes) this.nodes.push(node.parent < 0 ? node : { ...node, parent: node.parent + first });
  }
}
