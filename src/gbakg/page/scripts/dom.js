// Elements. Whatever comes from the data goes in as text, never as markup.

((app) => {
  const SVG = "http://www.w3.org/2000/svg";
  /** How many items of a long list are made at a stretch. */
  const TURN = 50;
  const PROPERTIES = new Set(["hidden", "type", "disabled", "value", "open", "colSpan", "id"]);

  const dress = (element, wishes) => {
    for (const [key, value] of Object.entries(wishes)) {
      if (value === undefined || value === null || value === "") {
        continue;
      }
      if (key === "text") {
        element.textContent = value;
      } else if (key === "on") {
        for (const [event, act] of Object.entries(value)) {
          element.addEventListener(event, act);
        }
      } else if (key === "class") {
        element.setAttribute("class", value);
      } else if (PROPERTIES.has(key)) {
        element[key] = value;
      } else {
        element.setAttribute(key, value);
      }
    }
  };

  /** An element with attributes, listeners and children; children that are empty are left out. */
  const make = (tag, wishes = {}, ...children) => {
    const element = document.createElement(tag);
    dress(element, wishes);
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  };

  const draw = (tag, wishes = {}, ...children) => {
    const element = document.createElementNS(SVG, tag);
    dress(element, wishes);
    element.append(...children);
    return element;
  };

  /** A text of the data, set apart in writing direction and marked where it is in the other language. */
  const word = (text, wishes = {}) => make("bdi", { lang: app.speech.tag(text), ...wishes, text });

  /** A name that moves the focus. */
  const link = (id, text = app.speech.name(id)) =>
    make("button", { type: "button", class: "link", on: { click: () => app.state.go({ focus: id }) } }, word(text));

  /** A link that leaves the page: only http and https, shown without its scheme. */
  const away = (address, text = address.replace(/^https?:\/\/(www\.)?/, "")) => {
    if (!/^https?:\/\/[^\s"'<>]+$/i.test(address)) {
      return word(text);
    }
    return make("a", { href: address, rel: "noopener noreferrer external", target: "_blank" }, word(text));
  };

  /** The button that closes a panel or a dialog. */
  const closer = (act) =>
    make("button", {
      type: "button",
      class: "close",
      "aria-label": app.speech.say("close"),
      text: "×",
      on: { click: act },
    });

  /**
   * Put very many items into a box: `put` the first at once and the rest turn by turn, so that a hand or a key is felt
   * in between; no more once the box is taken away. Gives the box.
   */
  const fill = (box, items, put) => {
    for (const item of items.slice(0, TURN)) {
      put(box, item);
    }
    if (items.length > TURN) {
      setTimeout(() => box.isConnected && fill(box, items.slice(TURN), put));
    }
    return box;
  };

  const find = (selector) => document.querySelector(selector);

  app.dom = { make, draw, word, link, away, closer, fill, find };
})(globalThis.gbakg);
