// Texts of the selection.

globalThis.gbakg.lexicon({
  zh: {
    picked: "已选取：{what}。",
    pickedBodies: "{n} 家机构",
    pickedBodies1: "{n} 家机构",
    pickedDeals: "{n} 项合作",
    pickedDeals1: "{n} 项合作",
    pickedThings: "{n} 项其他内容",
    pickedThings1: "{n} 项其他内容",
    unpick: "取消选取",
  },
  en: {
    picked: "Selection: {what}.",
    pickedBodies: "{n} organisations",
    pickedBodies1: "{n} organisation",
    pickedDeals: "{n} partnerships",
    pickedDeals1: "{n} partnership",
    pickedThings: "{n} other things",
    pickedThings1: "{n} other thing",
    unpick: "Clear the selection",
  },
});
