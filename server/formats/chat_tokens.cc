#include "server/formats/chat_tokens.h"

#include <algorithm>
#include <utility>

#include "server/formats/chat_names.h"

namespace glimmer::formats::chat {
namespace {

char32_t CharAt(TextView text, size_t at) { return at < text.size() ? text[at] : 0; }
bool IsLatin(char32_t c) { return IsLetter(c) && !IsHan(c); }

// J.Smith, O'Neil, Mary-Jane; and the dot of 买买提.艾力, which its reader doubts.
bool JoinsLetters(TextView plain, size_t at) {
  if (at == 0 || at + 1 >= plain.size()) return false;
  const char32_t c = plain[at];
  if (c == kMiddleDot) return IsLetter(plain[at - 1]) && IsLetter(plain[at + 1]);
  if (c == U'.') return IsLetter(plain[at - 1]) && IsLetter(plain[at + 1]);
  return (c == U'\'' || c == U'-') && IsLatin(plain[at - 1]) && IsLatin(plain[at + 1]);
}

// Signs that are one token each.
TokenKind KindOfSign(char32_t c) {
  switch (c) {
    case U'(':
      return TokenKind::kOpen;
    case U')':
      return TokenKind::kClose;
    case kStrikeOn:
      return TokenKind::kStrikeOn;
    case kStrikeOff:
      return TokenKind::kStrikeOff;
    case kCross:
      return TokenKind::kCross;
    case U'?':
      return TokenKind::kQuestion;
    case kOddMark:
    case U'=':
    case U'<':
    case U'>':
    case U'^':
    case U'%':
      return TokenKind::kOdd;
    default:
      return TokenKind::kSeparator;
  }
}

class Cutter {
 public:
  explicit Cutter(TextView plain) : plain_(plain) {}

  std::vector<Token> Cut() {
    while (at_ < plain_.size()) {
      if (!TakeKnown()) TakeRest();
    }
    return std::move(tokens_);
  }

 private:
  // No name runs up to here.
  bool bound() const {
    return at_ == 0 || tokens_.empty() || tokens_.back().kind != TokenKind::kText ||
           !IsLetter(plain_[at_ - 1]);
  }

  Token& Add(TokenKind kind, size_t length) {
    const bool glued = !tokens_.empty() && tokens_.back().kind != TokenKind::kSeparator &&
                       tokens_.back().kind != TokenKind::kOpen;
    tokens_.push_back({kind, Text(plain_.substr(at_, length)), glued});
    at_ += length;
    return tokens_.back();
  }

  // The longest of all the shapes we know; on a tie the first of them here.
  bool TakeKnown() {
    const auto phone = PhoneAt(plain_, at_);
    if (phone) {
      Add(TokenKind::kPhone, phone->length).digits = phone->digits;
      return true;
    }
    // Latin words begin and end at the edge of their run: no OK in Oksana, no x in Max.
    if (IsLatin(plain_[at_]) && at_ > 0 && IsLatin(plain_[at_ - 1])) return false;
    const auto word = WordAt(plain_, at_, bound());
    const auto count = CountAt(plain_, at_);
    const auto moment = MomentAt(plain_, at_);
    const auto unit = NumberedUnitAt(plain_, at_);
    const auto goods = GoodsAt(plain_, at_, bound());
    const auto wishes = WishesAt(plain_, at_);
    const size_t longest =
        std::max({word ? word->length : 0, count ? count->length : 0, moment ? moment->length : 0,
                  unit ? *unit : 0, goods ? goods->length : 0, wishes ? wishes->length : 0});
    if (longest == 0) return false;
    if (wishes && wishes->length == longest) {
      Add(TokenKind::kWishes, longest).wishes = *wishes;
    } else if (unit && *unit == longest) {
      Add(TokenKind::kUnit, longest);
    } else if (goods && goods->length == longest) {
      Add(TokenKind::kGoods, longest).goods = *goods;
    } else if (count && count->length == longest) {
      Add(TokenKind::kCount, longest).count = *count;
    } else if (moment && moment->length == longest) {
      Add(TokenKind::kMoment, longest).stamp = moment->stamp;
    } else {
      Add(TokenKind::kWord, longest).word = word->kind;
    }
    return true;
  }

  void TakeRest() {
    const char32_t c = plain_[at_];
    const bool grows = !tokens_.empty() && tokens_.back().kind == TokenKind::kText;
    if (IsLetter(c) || (grows && JoinsLetters(plain_, at_))) {
      if (!grows) {
        Add(TokenKind::kText, 1);
      } else {
        tokens_.back().text.push_back(c);
        ++at_;
      }
      return;
    }
    if (IsDigit(c)) {
      size_t end = at_;
      while (IsDigit(CharAt(plain_, end))) ++end;
      Add(TokenKind::kNumber, end - at_);
      return;
    }
    Add(KindOfSign(c), 1);
  }

  TextView plain_;
  size_t at_ = 0;
  std::vector<Token> tokens_;
};

bool IsLoneHan(const Token& token) {
  constexpr TextView kAnd = U"和跟与及";
  return token.kind == TokenKind::kText && token.text.size() == 1 && IsHan(token.text[0]) &&
         kAnd.find(token.text[0]) == TextView::npos;
}

bool IsShortHan(const Token& token) {
  return token.kind == TokenKind::kText && token.text.size() <= 2 && IsHan(token.text[0]);
}

bool IsLatinText(const Token& token) {
  return token.kind == TokenKind::kText && !IsHan(token.text[0]);
}

// What belongs to the name before it although a space stands between: 王 芳, 司马 懿, Anna Li,
// 买买提 · 艾力. `run` counts the lone characters so far.
bool Continues(const Token& before, const Token& after, size_t run) {
  if (IsLatinText(before) && IsLatinText(after)) return true;
  if (run > 0 && run < 3 && IsLoneHan(after)) return true;
  const bool surname = (run == 1 && before.text.size() == 1) ||
                       (before.kind == TokenKind::kText && IsDoubleSurname(before.text));
  return surname && IsShortHan(after);
}

bool IsSpaceToken(const Token& token) {
  return token.kind == TokenKind::kSeparator && token.text == U" ";
}

bool IsDotToken(const Token& token) {
  return token.kind == TokenKind::kSeparator && token.text[0] == kMiddleDot;
}

std::vector<Token> JoinNames(std::vector<Token> tokens) {
  std::vector<Token> joined;
  size_t run = 0;  // lone characters that the last token was joined of
  for (size_t i = 0; i < tokens.size(); ++i) {
    const bool text = !joined.empty() && joined.back().kind == TokenKind::kText;
    size_t next = i;
    bool dot = false;
    for (; next < tokens.size() && (IsSpaceToken(tokens[next]) || IsDotToken(tokens[next]));
         ++next) {
      if (IsDotToken(tokens[next])) dot = true;
    }
    const bool candidate = text && next > i && next < tokens.size() &&
                           tokens[next].kind == TokenKind::kText && (dot || next == i + 1);
    if (candidate && (dot || Continues(joined.back(), tokens[next], run))) {
      if (dot) joined.back().text.push_back(kMiddleDot);
      if (IsLatinText(tokens[next]) && !dot) joined.back().text.push_back(U' ');
      joined.back().text.append(tokens[next].text);
      run = IsLoneHan(tokens[next]) && run > 0 ? run + 1 : 0;
      i = next;
      continue;
    }
    run = IsLoneHan(tokens[i]) ? 1 : 0;
    joined.push_back(std::move(tokens[i]));
  }
  return joined;
}

}  // namespace

std::vector<Token> Tokens(TextView plain) { return JoinNames(Cutter(plain).Cut()); }

}  // namespace glimmer::formats::chat
