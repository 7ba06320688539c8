// A speech engine that says nothing, and tells what it was asked to say. "?voices=0" has none before `speech.arrive()`.
globalThis.SpeechSynthesisUtterance = class extends EventTarget {
  constructor(text) {
    super();
    this.text = text;
  }
};
globalThis.speech = Object.assign(new EventTarget(), {
  /** Makes it what it was when the page was loaded. */
  restore() {
    this.said = [];
    this.voices = [
      { name: "Remote Ann", voiceURI: "ann", lang: "en-US", localService: false, default: true },
      { name: "Ben", voiceURI: "ben", lang: "en-GB", localService: true, default: false },
      { name: "Cleo", voiceURI: "cleo", lang: "en_US", localService: true, default: false },
      { name: "Urooj", voiceURI: "urooj", lang: "ur-PK", localService: true, default: false },
    ];
    this.current = undefined;
    this.silent = location.search.includes("voices=0");
  },
  getVoices() {
    return this.silent ? [] : this.voices;
  },
  speak(utterance) {
    this.current = utterance;
    this.said.push(utterance);
  },
  cancel() {
    const { current } = this;
    this.current = undefined;
    current?.onerror?.({ error: "interrupted" });
  },
  /** Says the current utterance to its end. */
  finish() {
    this.current.onend({});
  },
  arrive() {
    this.silent = false;
    this.dispatchEvent(new Event("voiceschanged"));
  },
});
speech.restore();
addEventListener("restore", () => speech.restore());
Object.defineProperty(globalThis, "speechSynthesis", {
  value: location.search.includes("voices=never") ? undefined : speech,
});
globalThis.mediaKeys = {};
if (navigator.mediaSession) {
  Object.defineProperty(navigator.mediaSession, "setActionHandler", {
    value: (name, act) => (act ? (mediaKeys[name] = act) : delete mediaKeys[name]),
  });
}
