// A page of the visitor's own: chosen, dropped or pasted.

/**
 * @param {HTMLDialogElement} dialog
 * @param {(page: { bytes: Uint8Array, url?: string, name: string }) => void} onPage is handed what was chosen
 * @returns {() => void} opens the dialog
 */
export function ownPages(dialog, onPage) {
  const file = dialog.querySelector("input[type=file]");
  const html = dialog.querySelector("textarea");
  const address = dialog.querySelector("input[type=url]");
  const problem = dialog.querySelector(".problem");

  async function take(chosen) {
    if (!chosen) return;
    try {
      onPage({ bytes: new Uint8Array(await chosen.arrayBuffer()), url: address.value || undefined, name: chosen.name });
      dialog.close();
    } catch (error) {
      problem.textContent = `${chosen.name} cannot be read: ${error.message}`;
      if (!dialog.open) dialog.showModal();
    }
  }

  file.addEventListener("change", () => {
    take(file.files[0]);
    file.value = "";
  });
  dialog.querySelector("form").addEventListener("submit", (event) => {
    if (event.submitter?.value !== "read") return;
    problem.textContent = "";
    if (html.value.trim() === "") {
      event.preventDefault();
      problem.textContent = "Paste a page’s HTML first, or choose a file.";
      html.focus();
      return;
    }
    // As bytes of UTF-8, and said to be so.
    onPage({
      bytes: new TextEncoder().encode(`\uFEFF${html.value}`),
      url: address.value || undefined,
      name: "Pasted page",
    });
  });

  addEventListener("dragover", (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    document.body.classList.add("dragging");
  });
  addEventListener(
    "dragleave",
    ({ relatedTarget }) => relatedTarget === null && document.body.classList.remove("dragging"),
  );
  addEventListener("drop", (event) => {
    document.body.classList.remove("dragging");
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  });

  return () => {
    problem.textContent = "";
    dialog.showModal();
  };
}
