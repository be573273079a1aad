// A box to write in and the list of what it suggests: keys, roles and names of a combobox, wherever one is needed.

((app) => {
  const { make } = app.dom;
  const MOST = 9;

  const option = (box, rank) =>
    make(
      "li",
      {
        role: "option",
        id: `${box.list.id}-${rank}`,
        "aria-selected": String(rank === box.active),
        on: {
          mousedown: (event) => event.preventDefault(), // or the box would lose the focus, and close
          click: () => choose(box, rank),
        },
      },
      box.told(box.found[rank]),
    );

  const close = (box) => {
    box.list.hidden = true;
    box.heard.textContent = "";
    box.active = -1;
    box.input.setAttribute("aria-expanded", "false");
    box.input.removeAttribute("aria-activedescendant");
  };

  /** A line of the list that is no choice; the live region says the same. */
  const remark = (text) => make("li", { class: "none", "aria-hidden": "true", text });

  const lines = (box, said) => {
    const rest = box.found.length - MOST;
    return [
      ...box.found.slice(0, MOST).map((_, rank) => option(box, rank)),
      ...(box.found.length ? [] : [remark(said)]),
      ...(rest > 0 ? [remark(app.speech.say("moreFound", { n: rest }))] : []),
    ];
  };

  const render = (box) => {
    const text = box.input.value.trim();
    if (!text) {
      close(box);
      return;
    }
    const { say } = app.speech;
    const said = box.found.length ? say("found", { n: box.found.length }) : say("noneFound", { text });
    box.list.replaceChildren(...lines(box, said));
    box.list.hidden = false;
    box.heard.textContent = said;
    box.input.setAttribute("aria-expanded", "true");
    box.input.removeAttribute("aria-activedescendant");
    if (box.active >= 0) {
      box.input.setAttribute("aria-activedescendant", `${box.list.id}-${box.active}`);
      box.list.children[box.active].scrollIntoView({ block: "nearest" });
    }
  };

  const choose = (box, rank) => {
    const hit = box.found[rank];
    if (hit) {
      box.input.value = app.speech.name(hit.node.id);
      close(box);
      box.choose(hit);
    }
  };

  const KEYS = {
    ArrowDown: (box) => {
      box.active = Math.min(box.found.length, MOST, box.active + 2) - 1;
    },
    ArrowUp: (box) => {
      box.active = Math.max(-1, box.active - 1);
    },
    Enter: (box) => choose(box, Math.max(0, box.active)),
    Escape: (box) => {
      box.input.value = "";
      box.found = [];
    },
  };

  /** Escape in an empty box is not the box's. */
  const typed = (box, event) => {
    if (!KEYS[event.key] || event.isComposing || (event.key === "Escape" && !box.input.value)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    app.names.prepare(() => {
      KEYS[event.key](box);
      if (event.key !== "Enter") {
        render(box);
      }
    });
  };

  const look = (box) => {
    box.found = box.suggest(box.input.value);
    box.active = -1;
    render(box);
  };

  /**
   * Make a combobox of an input and a list: `suggest` finds hits for a text, best first; `told` gives the parts of a
   * hit's option; `choose` is told the hit that is chosen; `heard` says aloud how many there are.
   */
  const listen = (wishes) => {
    const box = { ...wishes, found: [], active: -1 };
    box.input.addEventListener("input", () => app.names.prepare(() => look(box)));
    box.input.addEventListener("keydown", (event) => typed(box, event));
    box.input.addEventListener("focus", () => app.names.prepare(() => {}), { once: true });
    box.input.addEventListener("blur", () => close(box));
  };

  app.listbox = { listen };
})(globalThis.gbakg);
