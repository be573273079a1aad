// Copying: through the browser's clipboard, or where it gives none, a selected text that a person copies by hand.

((app) => {
  const { make, find } = app.dom;
  const SHOWN = 4000;
  let fading = 0;

  /** Say, to eye and ear, what was copied. */
  const tell = (text) => {
    const box = find(".copied");
    box.textContent = text;
    clearTimeout(fading);
    fading = setTimeout(() => box.replaceChildren(), SHOWN);
  };

  /** A window over the page; what it shows is filled in by `fill`. */
  const dialog = (name, fill) => {
    const box = find(`dialog.${name}`);
    const close = {
      type: "button",
      class: "close",
      "aria-label": app.speech.say("close"),
      text: "×",
      on: { click: () => box.close() },
    };
    box.replaceChildren(make("button", close), ...fill());
    if (!box.open) {
      box.showModal();
    }
    return box;
  };

  const byHand = (text) => {
    const { say } = app.speech;
    const field = make("textarea", { class: "by-hand", rows: "10", readonly: "readonly", "aria-label": say("byHand") });
    field.value = text;
    dialog("hand-copy", () => [make("h2", { id: "hand-copy-title", text: say("byHand") }), field]);
    field.focus();
    field.select();
  };

  /** Copy a text; `what` names it in the confirmation. */
  const copy = async (text, what) => {
    try {
      await navigator.clipboard.writeText(text);
      tell(app.speech.say("copied", { what }));
    } catch {
      byHand(text);
    }
  };

  app.clipboard = { copy, dialog };
})(globalThis.gbakg);
