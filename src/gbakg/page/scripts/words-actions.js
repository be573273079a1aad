// Texts of what can be done with a mark in the picture, and of the network that moves.

globalThis.gbakg.lexicon({
  zh: {
    actions: "可做的事：{name}",
    actFocus: "查看详情",
    actPath: "从“{name}”到这里的路径",
    actPick: "加入选取",
    actUnpick: "移出选取",
    move: "让网络自行移动",
    moveStop: "停止移动，回到原位",
  },
  en: {
    actions: "Actions: {name}",
    actFocus: "See the details",
    actPath: "Path from {name} to here",
    actPick: "Add to the selection",
    actUnpick: "Take out of the selection",
    move: "Let the network move",
    moveStop: "Stop, and put everything back",
  },
});
