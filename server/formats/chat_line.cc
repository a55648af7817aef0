#include "server/formats/chat_line.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "server/formats/chat_names.h"
#include "server/formats/chat_shape.h"

namespace glimmer::formats::chat {
namespace {

constexpr TextView kAnd = U"和跟与及";
constexpr TextView kListSigns = U"、/&+|";
// 带大姨, 带俩娃, 带朋友们: whoever it is, it is somebody.
constexpr TextView kPersonEnds = U"人们娃友妈爸爹娘爷奶婆公姨姑舅叔伯哥姐弟妹嫂孩儿婿侄孙生长师";
constexpr TextView kNoItems = U"各每来共约多要加再出给";
// Longer runs are sentences.
constexpr size_t kMaxName = 8;
constexpr size_t kMaxLatinName = 40;
constexpr size_t kMaxItem = 8;
constexpr size_t kPhoneLike = 7;  // digits that must not get into a note

bool In(TextView set, char32_t c) { return set.find(c) != TextView::npos; }

// 护士 of 带2个护士生, and no 布娃娃.
bool MayBePeople(const Goods& goods, TextView item) {
  return goods.unit == U"个" && !item.empty() && In(kPersonEnds, item.back()) &&
         !item.ends_with(U"娃娃");
}

// Where one of `signs` stands between a name and another, or what may be another when `loose`; npos
// when nowhere.
size_t Between(TextView text, TextView signs, bool loose = false) {
  for (size_t at = 2; at + 2 < text.size(); ++at) {
    if (!In(signs, text[at]) || !LooksLikeName(text.substr(0, at))) continue;
    if (loose || LooksLikeName(text.substr(at + 1))) return at;
  }
  return TextView::npos;
}

// 文具 of 再加文具.
Text WithoutFurther(const Text& item) {
  if (item.size() < 3 || !In(U"再另还又", item[0])) return item;
  return item.substr(In(U"加有捐送", item[1]) ? 2 : 1);
}

// 王姐 and 王桂芬 side by side may be one person, and 王桂芬 and 桂芬; 张一一 and 张一一妈妈 may be
// one who comes.
bool MayBeSame(const Person& before, const Person& person) {
  const bool both = before.name.size() > 1 && person.name.size() > 1;
  if (both && before.name.size() != person.name.size()) {
    return person.name.starts_with(before.name) || before.name.ends_with(person.name);
  }
  return before.name.size() == 1 && !before.title.empty() && person.name.size() > 1 &&
         before.name[0] == person.name[0];
}

// 我来, 也去, 准时到, 算我一个; 我, 可以 and 到 alone are no promise to come.
bool Comes(TextView word) {
  return word.find_first_of(U"来去加报算") != TextView::npos ||
         (word.size() > 1 && word.back() == U'到');
}

class LineReader {
 public:
  explicit LineReader(const std::vector<Token>& tokens) : tokens_(tokens) {}
  LineReader(const Person& speaker, const std::vector<Token>& tokens)
      : tokens_(tokens), spoken_(true) {
    draft_.people.push_back(speaker);
  }

  Draft Read() {
    for (at_ = 0; at_ < tokens_.size(); ++at_) Take(tokens_[at_]);
    Finish();
    return std::move(draft_);
  }

 private:
  void Take(const Token& token) {
    switch (token.kind) {
      case TokenKind::kText:
        ++draft_.texts;
        return TakeText(token);
      case TokenKind::kWord:
        return TakeWord(token);
      case TokenKind::kCount:
        return TakeCount(token.count);
      case TokenKind::kMoment:
        draft_.stamp = draft_.stamp || token.stamp;
        draft_.clock = draft_.clock || In(token.text, U':');
        return AddNote(token);
      case TokenKind::kUnit:
        return AddUnit(token.text);
      case TokenKind::kGoods:
        return TakeGoods(token.goods);
      case TokenKind::kWishes:
        return TakeWishes(token.wishes);
      case TokenKind::kPhone:
        return TakePhone(ToUtf8(token.digits));
      case TokenKind::kNumber:
        Doubt(ChatDoubt::kUnknownMark);
        if (token.text.size() < kPhoneLike) AddNote(token);
        return;
      default:
        return TakeSign(token);
    }
  }

  void TakeSign(const Token& token) {
    switch (token.kind) {
      case TokenKind::kOpen:
        ++depth_;
        return;
      case TokenKind::kClose:
        depth_ = std::max(0, depth_ - 1);
        return;
      case TokenKind::kStrikeOn:
        struck_ = draft_.strikes = true;
        return;
      case TokenKind::kStrikeOff:
        struck_ = false;
        return;
      case TokenKind::kCross:
        draft_.leave = true;
        return;
      case TokenKind::kQuestion:
        draft_.maybe = true;
        return;
      case TokenKind::kOdd:
        return Doubt(ChatDoubt::kUnknownMark);
      default:
        listed_ = In(kListSigns, token.text[0]) || (listed_ && token.text == U" ");
        return;
    }
  }

  void TakeWishes(const Wishes& wishes) {
    if (wishes.open) Doubt(ChatDoubt::kManyReadings);
    draft_.assumed = draft_.assumed || wishes.assumed;
    draft_.wishes.insert(draft_.wishes.end(), wishes.numbers.begin(), wishes.numbers.end());
  }

  void TakeWord(const Token& token) {
    const bool first = first_;
    first_ = false;
    switch (token.word) {
      case WordClass::kLeave:
        draft_.leave = true;
        break;
      case WordClass::kMaybe:
        draft_.maybe = draft_.unsure = true;
        break;
      case WordClass::kJoin:
        draft_.asks = draft_.asks || token.text.find(U'报') != Text::npos ||
                      token.text == U"登记" || token.text.find(U"参加") != Text::npos;
        draft_.comes = draft_.comes || Comes(token.text);
        signs_up_ = signs_up_ || token.text.find_first_of(U"报接") != Text::npos;
        break;
      case WordClass::kPolite:
        draft_.polite = true;
        if (draft_.people.empty()) polite_first_ = true;
        break;
      case WordClass::kSelf:
        draft_.self = true;
        draft_.comes = draft_.comes || Comes(token.text);
        we_ = we_ || token.text == U"我们" || token.text == U"我家";
        break;
      case WordClass::kInstead:
        return Amends(tokens_, at_) ? Amend() : SetSwap(false);
      case WordClass::kFor:
        // 由李四代替 said it already.
        if (draft_.swap && !draft_.swap->second_goes && draft_.people.size() == 2) return;
        return SetSwap(true);
      case WordClass::kLabel:
        return;
      case WordClass::kParticle:
        break;
      case WordClass::kCorrection:
        draft_.asks = true;
        return Doubt(ChatDoubt::kUnknownMark);
      case WordClass::kGive:
        give_ = true;
        break;
      case WordClass::kDay:
        // Whoever reads the list for one day cannot tell whether it is this one.
        Doubt(ChatDoubt::kUnknownMark);
        return AddNote(token);
      case WordClass::kNotice:
        if (first) {
          draft_.notice = true;
          return;
        }
        Doubt(ChatDoubt::kUnknownMark);
        AddNote(token);
        break;
      default:
        TakeNoteWord(token);
        break;
    }
    if (draft_.people.empty()) draft_.late_name = true;
  }

  void TakeNoteWord(const Token& token) {
    if (IsNoteLike(token) && IsItem()) {
      item_ = ToUtf8(token.text);
      return;
    }
    if (token.word == WordClass::kThing && (TakeLongItem() || TakeAmended())) return;
    // 打扫工具3把 may be a thing, 自带工具3把 is none.
    const bool brings = token.text == U"自带" || token.text == U"自备";
    if (token.word == WordClass::kNote && !brings && ItemEnd(tokens_, at_) > at_) {
      Doubt(ChatDoubt::kManyReadings);
    }
    if (token.word == WordClass::kSystem && token.text.size() > 2) draft_.system = true;
    if (token.word == WordClass::kSystem && tokens_.size() <= 3) app_ = true;
    if (token.word == WordClass::kSystem || token.word == WordClass::kAlarm) {
      Doubt(ChatDoubt::kUnknownMark);
    }
    if (token.word == WordClass::kReason) draft_.reason = true;
    if (token.word == WordClass::kKin && !draft_.more && !draft_.total) {
      Doubt(ChatDoubt::kUncountedPeople);
    }
    AddNote(token, token.word != WordClass::kReason);
  }

  void Amend() {
    // What it was before stands on the same line, or twice changed.
    if (amended_ || !draft_.goods.empty() || !draft_.wishes.empty() || draft_.total) {
      Doubt(ChatDoubt::kManyReadings);
    }
    amended_ = true;
  }

  void SetSwap(bool second_goes) {
    if (draft_.swap) Doubt(ChatDoubt::kManyReadings);
    // 去不了，换李四: that they go is said by the other's coming.
    if (!second_goes && draft_.people.size() == 1) draft_.leave = false;
    draft_.swap = Swap{draft_.people.size(), second_goes};
    swapping_ = true;
  }

  void TakeCount(const Count& count) {
    first_ = false;
    if (draft_.people.empty()) draft_.late_name = true;
    if (count.kind == CountKind::kUncounted) return Doubt(ChatDoubt::kUncountedPeople);
    if (count.kind == CountKind::kOpen && count.number > 1) Doubt(ChatDoubt::kManyReadings);
    if (count.number < 1) Doubt(ChatDoubt::kManyReadings);
    if (count.kind == CountKind::kTotal) {
      if (draft_.total) Doubt(ChatDoubt::kManyReadings);
      draft_.total = count.number;
      return;
    }
    // Whoever says +1 comes; +2 may be two, or two more.
    const bool plus = spoken_ && tokens_[at_].text[0] == U'+';
    if (plus && at_ == 0 && tokens_[at_].text == U"+1") {
      draft_.self = draft_.comes = true;
      return;
    }
    draft_.more = true;
    if (draft_.people.empty()) return Doubt(ChatDoubt::kNoName);
    if (plus && !count.relative) Doubt(ChatDoubt::kManyReadings);
    const bool another = count.relative && relative_;
    if (draft_.people.back().extra > 0 && !another) Doubt(ChatDoubt::kManyReadings);
    relative_ = count.relative;
    draft_.people.back().extra += count.number;
  }

  void TakeGoods(const Goods& goods) {
    first_ = false;
    ChatGoods made{goods.quantity, ToUtf8(goods.unit), ToUtf8(goods.item)};
    const std::string before = std::exchange(item_, "");
    if (made.item.empty()) made.item = before;
    const Text item = WithoutFurther(ToText(made.item));
    made.item = ToUtf8(item);
    // A thing without its name, or with a person's at its end.
    if (item.empty() || item.size() > kMaxItem || EndsInCommonName(goods.item)) {
      Doubt(ChatDoubt::kManyReadings);
    }
    // 各1床, 来一个 name no thing.
    if (goods.quantity < 1 || (item.size() == 1 && In(kNoItems, item[0])) || IsNoThing(item)) {
      Doubt(ChatDoubt::kManyReadings);
    }
    if (MayBePeople(goods, item)) Doubt(ChatDoubt::kUncountedPeople);
    draft_.goods.push_back(std::move(made));
    give_ = false;
  }

  void TakePhone(std::string digits) {
    first_ = false;
    std::string& place = draft_.people.empty() ? draft_.lead_phone : draft_.people.back().phone;
    if (!place.empty() && place != digits) Doubt(ChatDoubt::kManyReadings);
    if (place.empty()) place = std::move(digits);
  }

  void TakeText(const Token& token) {
    first_ = false;
    const bool listed = std::exchange(listed_, false);
    Text text = token.text;
    if (IsItem()) return TakeItem(std::move(text));
    if (TakeLongItem() || TakeAmended()) return;
    if (IsHan(text[0]) && text.find(U'.') != Text::npos) {
      std::replace(text.begin(), text.end(), U'.', char32_t{kMiddleDot});
      draft_.if_known = true;
    }
    if (text.size() == 1 && In(kAnd, text[0])) {
      listed_ = true;
      return;
    }
    const size_t reporter = draft_.people.size() == 1 ? ReporterEnd(tokens_, at_) : 0;
    if (reporter > 0) {
      for (; at_ < reporter; ++at_) AddNote(tokens_[at_], false);
      return AddNote(tokens_[at_], false);
    }
    const bool name = LooksLikeName(text);
    // +1李四 is one more, or one more besides 李四.
    if (token.glued && tokens_[at_ - 1].kind == TokenKind::kCount) {
      Doubt(ChatDoubt::kManyReadings);
    }
    if (ContinuesNote(token)) return AddGluedText(token, name);
    if (IsAddressed(token)) return;
    if (TakeOther(text) || TakePair(text)) return;
    // 明 of 白天明 may be the rest of a name.
    const bool cut = token.glued && IsNoteLike(tokens_[at_ - 1]);
    if (cut && !name && draft_.people.empty()) Doubt(ChatDoubt::kManyReadings);
    if (LooksLikeUnit(text)) {
      if (!name || !draft_.people.empty() || TextFollows(tokens_, at_)) return AddUnit(text);
      // 红旗村 may be a person, and is more often a village.
      if (text.size() > 2) Doubt(ChatDoubt::kManyReadings);
    }
    if (const size_t unit = UnitBeforeName(text); unit > 0) {
      AddUnit(text.substr(0, unit));
      return AddPerson(text.substr(unit), true);
    }
    const bool inside = depth_ > 0 && !draft_.people.empty() && !swapping_;
    const bool may_be = draft_.people.empty() || swapping_ || listed || name;
    if (may_be && !inside && IsShort(text)) {
      if (swapping_) text = Comer(text);
      return AddPerson(text, LooksLikeName(text));
    }
    TakeRemark(token);
  }

  // What is said beside a name and is none.
  void TakeRemark(const Token& token) {
    const Text& text = token.text;
    const bool one = draft_.people.size() == 1;
    if (one && IsTrouble(text)) {
      draft_.reason = true;
      return AddNote(token, false);
    }
    // 邻居们好.
    if (spoken_ && text.size() > 2 && text.back() == U'好' && !HasAlarm(text)) return;
    Doubt(draft_.people.empty() ? ChatDoubt::kNoName : ChatDoubt::kManyReadings);
    AddNote(token);
  }

  static bool IsShort(const Text& text) {
    const bool dotted = text.find(kMiddleDot) != Text::npos;
    return text.size() <= (IsHan(text[0]) && !dotted ? kMaxName : kMaxLatinName);
  }

  // 台灯 of 台灯1个.
  bool IsItem() const { return MayBring() && IsBareGoods(tokens_, at_ + 1); }
  bool MayBring() const { return !draft_.people.empty() || give_; }

  // 饺子 of 饺子改150个.
  void TakeItem(Text text) {
    if (text.size() > 1 && In(U"改换", text.back())) {
      text.pop_back();
      Amend();
    }
    if (amended_ && LooksLikeName(text)) Doubt(ChatDoubt::kManyReadings);
    item_ = ToUtf8(text);
  }

  bool TakeLongItem() {
    const size_t end = ItemEnd(tokens_, at_);
    if (end == at_ || !MayBring()) return false;
    Text item;
    for (; at_ <= end; ++at_) item.append(tokens_[at_].text);
    --at_;
    TakeItem(std::move(item));
    return true;
  }

  bool TakeAmended() {
    const Text& text = tokens_[at_].text;
    if (draft_.people.empty() || !IsAmended(tokens_, at_)) return false;
    if (LooksLikeName(text)) Doubt(ChatDoubt::kManyReadings);
    item_ = ToUtf8(text);
    return true;
  }

  // 好的王老师, 谢谢 @王芳: spoken to, not signed up.
  bool IsAddressed(const Token& token) const {
    if (at_ == 0) return false;
    const Token& before = tokens_[at_ - 1];
    if (before.text == U"@") return draft_.polite;
    return token.glued && IsWord(before, WordClass::kPolite) && LooksLikeName(token.text) &&
           TitleLength(token.text) > 0;
  }

  bool ContinuesNote(const Token& token) const {
    if (!token.glued || draft_.people.empty() || at_ == 0) return false;
    const Token& before = tokens_[at_ - 1];
    if (before.kind == TokenKind::kMoment) return true;
    return IsNoteLike(before) || IsWord(before, WordClass::kGive) ||
           IsWord(before, WordClass::kReason) || IsWord(before, WordClass::kMaybe);
  }

  void AddGluedText(const Token& token, bool name) {
    if (name || HasAlarm(token.text) || EndsInCommonName(token.text)) {
      Doubt(ChatDoubt::kManyReadings);
    }
    if (give_ && In(kPersonEnds, token.text.back())) Doubt(ChatDoubt::kUncountedPeople);
    AddNote(token);
  }

  // 张三和李四, 张三替李四, 替李四, 换李四.
  bool TakePair(const Text& text) {
    if (const size_t at = Between(text, kAnd); at != TextView::npos) {
      AddPerson(text.substr(0, at), true);
      AddPerson(text.substr(at + 1), true);
      return true;
    }
    const bool leads = text.size() > 2 && In(U"替顶换由", text[0]) && LooksLikeName(text.substr(1));
    const size_t at = leads ? 0 : Between(text, U"替顶换代", true);
    if (at == TextView::npos) return false;
    if (at > 0) AddPerson(text.substr(0, at), true);
    if (text[at] == U'代') Doubt(ChatDoubt::kManyReadings);
    SetSwap(text[at] != U'换' && text[at] != U'由');
    const Text other = Comer(text.substr(at + 1));
    AddPerson(other, LooksLikeName(other));
    return true;
  }

  // 刘小洋 of 刘小洋来. 李笑来 may be called so.
  Text Comer(const Text& text) {
    const Text name = WithoutComing(text);
    if (name == text || !LooksLikeName(text)) return name;
    Doubt(ChatDoubt::kManyReadings);
    return text;
  }

  // 帮邻居姜奶奶, and 秦岚替他来 behind who cannot come.
  bool TakeOther(const Text& text) {
    if (const Text helped = NameAfterHelp(text); !helped.empty()) {
      if (!draft_.people.empty()) Doubt(ChatDoubt::kManyReadings);
      helped_ = true;
      AddPerson(helped, true);
      return true;
    }
    const Text comes = NameBeforeHim(text);
    if (comes.empty() || draft_.people.empty()) return false;
    if (draft_.people.size() > 1 || !draft_.leave) Doubt(ChatDoubt::kManyReadings);
    SetSwap(false);
    AddPerson(comes, true);
    return true;
  }

  void AddPerson(const Text& text, bool strong) {
    const size_t title = TitleLength(text);
    Person person;
    person.name = text.substr(0, text.size() - title);
    person.title = text.substr(text.size() - title);
    person.strong = strong;
    person.struck = struck_;
    person.bracketed = depth_ > 0 && draft_.people.empty();
    while (!person.name.empty() && person.name.back() == U' ') person.name.pop_back();
    // 阳光 张三: who is who?
    const bool mixed = !draft_.people.empty() && !draft_.people.back().strong && strong;
    if ((mixed && !swapping_ && !draft_.swap && !WasListed()) || HasAlarm(person.name) ||
        MayHideMore(person.name)) {
      Doubt(ChatDoubt::kManyReadings);
    }
    const bool twice = !draft_.people.empty() && MayBeSame(draft_.people.back(), person);
    const bool part = twice && draft_.people.back().name.ends_with(person.name);
    if (twice && (part || !WasListed())) Doubt(ChatDoubt::kManyReadings);
    if (polite_first_) Doubt(ChatDoubt::kUnknownMark);
    // 带老婆 李小芳 may be one who comes along, or two.
    const bool brought = !draft_.people.empty() && draft_.people.back().extra > 0;
    if (brought && !WasListed()) Doubt(ChatDoubt::kManyReadings);
    const bool lone = person.name.size() == 1 && person.title.empty();
    if (lone && !StartsWithSurname(person.name)) Doubt(ChatDoubt::kManyReadings);
    if (!draft_.note.empty()) draft_.loose_note = true;
    swapping_ = false;
    draft_.people.push_back(std::move(person));
  }

  bool WasListed() const {
    return at_ > 0 && tokens_[at_ - 1].kind == TokenKind::kSeparator &&
           In(kListSigns, tokens_[at_ - 1].text[0]);
  }

  void AddUnit(const Text& text) {
    first_ = false;
    if (HasAlarm(text)) Doubt(ChatDoubt::kManyReadings);
    std::string& place = draft_.people.empty() ? draft_.lead_unit : draft_.people.back().unit;
    absl::StrAppend(&place, ToUtf8(text));
  }

  void AddNote(const Token& token, bool plain = true) {
    first_ = false;
    if (plain && !struck_) draft_.plain_note = true;
    if (!IsNoteLike(token)) draft_.loose_note = true;
    // 快乐早上 is one nickname as likely as 快乐 with a note.
    if (token.glued && at_ > 0 && tokens_[at_ - 1].kind == TokenKind::kText &&
        draft_.people.size() == 1 && !draft_.people[0].strong && draft_.note.empty()) {
      Doubt(ChatDoubt::kManyReadings);
    }
    const bool apart = !draft_.note.empty() && !(token.glued && at_ == note_end_);
    absl::StrAppend(&draft_.note, apart ? " " : "", give_ ? ToUtf8(tokens_[at_ - 1].text) : "",
                    ToUtf8(token.text));
    give_ = false;
    note_end_ = at_ + 1;
  }

  void Doubt(ChatDoubt doubt) {
    if (draft_.doubt == ChatDoubt::kNone) draft_.doubt = doubt;
  }

  void Finish() {
    const auto sign = [](const Token& token) { return token.kind == TokenKind::kSeparator; };
    draft_.empty = std::all_of(tokens_.begin(), tokens_.end(), sign);
    draft_.late_clock = EndsInClock(tokens_);
    const auto head = std::find_if_not(tokens_.begin(), tokens_.end(), sign);
    draft_.brief = draft_.texts <= 2 && draft_.people.size() == 1 && head != tokens_.end() &&
                   head->kind == TokenKind::kText && IsBrief(draft_.people[0].name);
    draft_.system = draft_.system || (app_ && draft_.texts == 0);
    draft_.heading = draft_.people.empty() && IsHeading(tokens_);
    draft_.head = !draft_.people.empty() && (draft_.clock || draft_.stamp) && !spoken_ &&
                  IsSpeechHead(tokens_);
    draft_.ends_with_colon = !tokens_.empty() && tokens_.back().text == U":";
    if (draft_.people.empty() && tokens_.size() == 1 && !tokens_.empty()) TakeWordAsName();
    if (draft_.swap && draft_.swap->second_goes && signs_up_) Doubt(ChatDoubt::kManyReadings);
    const bool things = !draft_.goods.empty() || !draft_.wishes.empty();
    if (we_ && !draft_.total && !draft_.more && !things) Doubt(ChatDoubt::kUncountedPeople);
    if (helped_ && !draft_.asks && !things) Doubt(ChatDoubt::kUnknownMark);
    // 我 刘洋 may be one who says their name.
    const bool alone = draft_.people.size() == 1 || (draft_.people.size() == 2 && draft_.swap);
    if ((amended_ && draft_.people.size() != 1) || (spoken_ && !alone)) {
      Doubt(ChatDoubt::kManyReadings);
    }
    if (give_ && draft_.goods.empty() && draft_.wishes.empty()) Doubt(ChatDoubt::kUnknownMark);
  }

  // May be a name although nothing about it says so.
  static bool IsBrief(const Text& name) {
    if (IsStatement(name)) return false;
    return name.size() <= (!name.empty() && IsHan(name[0]) ? size_t{6} : kMaxLatinName);
  }

  // Somebody may be called 高兴.
  void TakeWordAsName() {
    const Token& token = tokens_[0];
    if (token.kind != TokenKind::kWord || !LooksLikeName(token.text)) return;
    if (token.word != WordClass::kNote) return;
    draft_.note.clear();
    AddPerson(token.text, false);
  }

  const std::vector<Token>& tokens_;
  size_t at_ = 0;
  Draft draft_;
  int depth_ = 0;
  bool struck_ = false;
  bool first_ = true;    // no word or text yet
  bool listed_ = false;  // a sign between names came last
  bool give_ = false;    // 带 came last
  bool swapping_ = false;
  bool we_ = false;        // 我们: how many?
  bool relative_ = false;  // the last that was counted was one who was named
  bool signs_up_ = false;
  bool polite_first_ = false;
  bool app_ = false;      // [图片], if there is nothing else
  bool spoken_ = false;   // somebody says it who is not named
  bool helped_ = false;   // 帮: somebody else writes
  bool amended_ = false;  // 改成四双
  size_t note_end_ = 0;
  std::string item_;
};

}  // namespace

Draft ReadLine(const std::vector<Token>& tokens) { return LineReader(tokens).Read(); }

Draft ReadLineOf(const Person& speaker, const std::vector<Token>& tokens) {
  return LineReader(speaker, tokens).Read();
}

}  // namespace glimmer::formats::chat
