// What the page remembers from one opening to the next: the language, where the browser lets a local file remember.

((app) => {
  const PREFIX = "gbakg.";

  const get = (key) => {
    try {
      return localStorage.getItem(PREFIX + key) || "";
    } catch {
      return "";
    }
  };

  const set = (key, value) => {
    try {
      localStorage.setItem(PREFIX + key, value);
    } catch {
      // A browser that keeps nothing for local files opens the page in the language it was written in.
    }
  };

  app.memory = { get, set };
})(globalThis.gbakg);
