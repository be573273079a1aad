// A story: steps through the page, each a state with a caption. Which step is on stands in the address with the rest of
// the state, so that Back and a copied link work; 0 is outside the story.

((app) => {
  const { make, word, find } = app.dom;
  const { story } = app.data;
  if (!story) {
    app.story = { show: () => {} };
    return;
  }

  const last = story.steps.length;

  app.state.parameter("step", {
    usual: () => 0,
    read: (text) => (/^\d+$/.test(text) && Number(text) <= last ? Number(text) : 0),
  });

  const step = () => app.state.now().step;

  /** Show a step as its state says; language and theme stay the reader's own. */
  const open = (number) => {
    if (number < 1 || number > last) {
      return;
    }
    const { language, theme } = app.state.now();
    app.state.go({ ...app.state.read(story.steps[number - 1].state), language, theme, step: number });
  };

  const back = make("button", { type: "button", class: "story-go", on: { click: () => open(step() - 1) } });
  const next = make("button", { type: "button", class: "story-go", on: { click: () => open(step() + 1) } });
  const leave = make("button", { type: "button", class: "story-leave quiet" });
  const count = make("span", { class: "story-count" });
  const caption = make("span", { class: "story-caption" });
  /** One and the same element from step to step: a screen reader hears what changes in it. */
  const told = make("p", { class: "story-told", "aria-live": "polite", "aria-atomic": "true" }, count, " ", caption);
  const box = make(
    "section",
    { class: "story", "data-say-label": "story" },
    told,
    make("div", { class: "story-ways" }, back, next, leave),
  );

  leave.addEventListener("click", () => {
    app.state.go({ step: 0 });
    next.focus();
  });

  const KEYS = { ArrowRight: () => open(step() + 1), ArrowLeft: () => open(step() - 1) };

  box.addEventListener("keydown", (event) => {
    if (KEYS[event.key]) {
      event.preventDefault();
      KEYS[event.key]();
    }
  });

  find(".head").after(box);
  document.body.classList.add("with-story");

  /** A button that leads nowhere keeps the keyboard's focus, and says that it does not work. */
  const way = (button, text, works) => {
    button.textContent = text;
    button.setAttribute("aria-disabled", String(!works));
  };

  const show = (state) => {
    const { say, pick } = app.speech;
    const on = state.step > 0;
    box.classList.toggle("on", on);
    back.hidden = !on;
    leave.hidden = !on;
    way(back, say("storyBack"), state.step > 1);
    way(next, say(on ? "storyNext" : "storyStart"), state.step < last);
    leave.textContent = say("storyLeave");
    count.textContent = on ? say("storyStep", { n: state.step, all: last }) : "";
    const text = on ? pick(story.steps[state.step - 1].caption) : say("storyTitle", { title: pick(story.title) });
    caption.replaceChildren(word(text));
  };

  app.story = { show };
})(globalThis.gbakg);
