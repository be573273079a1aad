// A box to write in and the list of what it suggests: keys, roles and names of a combobox, wherever one is needed.

((app) => {
  const { make } = app.dom;
  const MOST = 9;

  const option = (box, rank) => {
    const pointerdown = (event) => {
      event.preventDefault();
      choose(box, rank);
    };
    return make(
      "li",
      {
        role: "option",
        id: `${box.list.id}-${rank}`,
        "aria-selected": String(rank === box.active),
        on: { pointerdown },
      },
      box.told(box.found[rank]),
    );
  };

  const close = (box) => {
    box.list.hidden = true;
    box.heard.textContent = "";
    box.active = -1;
    box.input.setAttribute("aria-expanded", "false");
    box.input.removeAttribute("aria-activedescendant");
  };

  const render = (box) => {
    const text = box.input.value;
    if (!app.names.plain(text)) {
      close(box);
      return;
    }
    const none = make("li", { class: "none", text: app.speech.say("noneFound", { text }) });
    box.list.replaceChildren(...(box.found.length ? box.found.map((_, rank) => option(box, rank)) : [none]));
    box.list.hidden = false;
    box.heard.textContent = app.speech.say("found", { n: box.found.length });
    box.input.setAttribute("aria-expanded", "true");
    if (box.active >= 0) {
      box.input.setAttribute("aria-activedescendant", `${box.list.id}-${box.active}`);
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
      box.active = Math.min(box.found.length - 1, box.active + 1);
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
    KEYS[event.key](box);
    if (event.key !== "Enter") {
      render(box);
    }
  };

  /**
   * Make a combobox of an input and a list: `suggest` finds hits for a text, best first; `told` gives the parts of a
   * hit's option; `choose` is told the hit that is chosen; `heard` says aloud how many there are.
   */
  const listen = (wishes) => {
    const box = { ...wishes, found: [], active: -1 };
    box.input.addEventListener("input", () => {
      box.found = box.suggest(box.input.value).slice(0, MOST);
      box.active = -1;
      render(box);
    });
    box.input.addEventListener("keydown", (event) => typed(box, event));
    box.input.addEventListener("blur", () => close(box));
  };

  app.listbox = { listen };
})(globalThis.gbakg);
