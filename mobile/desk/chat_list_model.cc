#include "mobile/desk/chat_list_model.h"

#include <QClipboard>
#include <QGuiApplication>
#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "absl/strings/match.h"
#include "mobile/desk/chat_words.h"
#include "mobile/model/desk_scope.h"
#include "mobile/model/format_words.h"
#include "mobile/model/wish_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"
#include "shared/domain/wish_rules.h"

namespace glimmer::mobile {
namespace {

constexpr absl::string_view kReadShiftChatList = "/glimmer.v1.ChatService/ReadShiftChatList";
constexpr absl::string_view kReadWishChatList = "/glimmer.v1.ChatService/ReadWishChatList";
constexpr int kUsualDays = 30;

bool IsShift(const std::string& name) { return absl::StartsWith(name, "shifts/"); }

bool IsInLine(const v1::SignUp& sign_up) {
  return sign_up.state() == v1::SignUp::STATE_WAITLISTED ||
         sign_up.state() == v1::SignUp::STATE_OFFERED;
}

// What the line brings is what the wish is for.
bool Brings(const v1::ChatLine& line, const v1::Wish& wish) {
  return !line.goods().empty() && !line.goods(0).item().empty() &&
         line.goods(0).item() == wish.goods().item();
}

QString GoodsWords(const v1::ChatGoods& goods) {
  return ChatListModel::tr("%1, %2", "thing and how many of it")
      .arg(QString::fromStdString(goods.item()),
           QuantityWords(goods.quantity() * kOnePiece, goods.measure()));
}

}  // namespace

ChatListModel::ChatListModel(PhoneContext& context, const QString& shift, QObject* parent)
    : PageModel(context, parent), chosen_(shift.toStdString()) {
  for (auto& group : groups_) {
    group = std::make_unique<RowModel>(ChatRow::staticMetaObject, nullptr);
  }
  RefreshNow();
}

absl::Status ChatListModel::ListPlaces() {
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto units, phone().store().Units());
  const std::vector<v1::Unit> reach = UnitsInReach(profile, units);
  std::set<std::string> names;
  for (const v1::Unit& unit : reach) names.insert(unit.name());
  const absl::Time now = context().Now();
  ASSIGN_OR_RETURN(const auto shifts, phone().store().ListShifts(now));
  places_.clear();
  for (const v1::Shift& shift : shifts) {
    const bool ours = names.count(shift.organizing_unit()) + names.count(shift.host_unit()) > 0;
    if (!ours || shift.state() != v1::Shift::STATE_OPEN) continue;
    places_.push_back({shift.name(), tr("%1, %2", "event and time")
                                         .arg(QString::fromStdString(shift.title()),
                                              MomentWords(FromTimestamp(shift.start_time()),
                                                          absl::LocalTimeZone(), now))});
  }
  const size_t wishes = places_.size();
  for (const v1::Unit& unit : reach) {
    if (unit.kind() != v1::Unit::KIND_COMMUNITY) continue;
    places_.push_back(
        {unit.name(), tr("Wishes of %1").arg(QString::fromStdString(unit.display_name()))});
  }
  ChoosePlace(wishes);
  return absl::OkStatus();
}

// What was chosen, else the place at `instead`. What was read of a list is of one place and goes
// with it: its people are never signed up to another.
void ChatListModel::ChoosePlace(size_t instead) {
  const auto at = std::find_if(places_.begin(), places_.end(),
                               [this](const Place& place) { return place.name == chosen_; });
  const bool lost = at == places_.end() && (reading_ || read_);
  if (lost) Forget();
  place_ = places_.empty()       ? 0
           : at != places_.end() ? static_cast<int>(at - places_.begin())
                                 : static_cast<int>(std::min(instead, places_.size() - 1));
  if (!places_.empty()) chosen_ = places_[static_cast<size_t>(place_)].name;
  if (lost) {
    Q_EMIT refused(
        tr("What this list is about is over or was cancelled. The list was put away; please choose "
           "again and read it once more."));
  }
}

// Of the chosen community, what somebody can claim, by its last day.
absl::Status ChatListModel::ListWishes() {
  wishes_.clear();
  if (!aboutWishes()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const auto views, phone().wishes().Wishes());
  for (const WishView& view : views) {
    if (view.wish.unit() == chosen_ && view.wish.state() == v1::Wish::STATE_OPEN) {
      wishes_.push_back(view.wish);
    }
  }
  return absl::OkStatus();
}

// Of the shift that the list is about, as this phone knows it.
absl::Status ChatListModel::ListSignedUp() {
  signed_up_.clear();
  in_line_ = 0;
  if (places_.empty() || !IsShift(chosen_)) return absl::OkStatus();
  ASSIGN_OR_RETURN(const auto roster, phone().overlay().Roster(chosen_));
  for (const RosterEntry& entry : roster) {
    if (entry.sign_up.name().empty()) continue;
    signed_up_[entry.person] = entry.sign_up.guests();
    if (IsInLine(entry.sign_up)) ++in_line_;
  }
  return absl::OkStatus();
}

// Of the chosen community's wishes what people hold: who leaves gives it back.
absl::Status ChatListModel::ListHeld() {
  held_.clear();
  if (!aboutWishes() || wishing_) return absl::OkStatus();
  ASSIGN_OR_RETURN(const auto claims, phone().store().ListWishClaims());
  for (const v1::WishClaim& claim : claims) {
    if (claim.state() != v1::WishClaim::STATE_HELD) continue;
    ASSIGN_OR_RETURN(const auto wish, phone().store().Get<v1::Wish>(claim.wish()));
    if (!wish || wish->unit() != chosen_) continue;
    held_[claim.person()].push_back({claim.name(), QString::fromStdString(wish->title())});
  }
  return absl::OkStatus();
}

absl::Status ChatListModel::Refresh() {
  RETURN_IF_ERROR(ListPlaces());
  RETURN_IF_ERROR(ListSignedUp());
  RETURN_IF_ERROR(ListHeld());
  // What was chosen of the wishes stays while entries are shown.
  if (!read_) RETURN_IF_ERROR(ListWishes());
  std::array<std::vector<ChatRow>, kGroups> rows;
  for (size_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i].requests.empty()) rows[entries_[i].group].push_back(RowOf(entries_[i], i));
  }
  for (size_t group = 0; group < rows.size(); ++group) groups_[group]->SetRows(rows[group]);
  return absl::OkStatus();
}

QStringList ChatListModel::places() const {
  QStringList words;
  for (const Place& place : places_) words.append(place.words);
  return words;
}

void ChatListModel::Forget() {
  entries_.clear();
  reply_.clear();
  read_ = reading_ = false;
  ++question_;
}

void ChatListModel::anotherList() {
  Forget();
  RefreshNow();
}

void ChatListModel::setPlace(int place) {
  if (place < 0 || place >= static_cast<int>(places_.size())) return;
  chosen_ = places_[static_cast<size_t>(place)].name;
  Forget();
  RefreshNow();
}

bool ChatListModel::aboutWishes() const { return !places_.empty() && !IsShift(chosen_); }

void ChatListModel::setWishing(bool on) {
  wishing_ = on;
  RefreshNow();
}

QStringList ChatListModel::wishes() const {
  QStringList titles;
  for (size_t i = 0; i < wishes_.size(); ++i) {
    titles.append(tr("%1. %2", "number and title of a wish")
                      .arg(i + 1)
                      .arg(QString::fromStdString(wishes_[i].title())));
  }
  return titles;
}

void ChatListModel::readList(const QString& text) {
  if (text.trimmed().isEmpty()) return Q_EMIT refused(tr("Paste the list first."));
  if (places_.empty()) return Q_EMIT refused(tr("There is no shift and no community yet."));
  Forget();
  reading_ = true;
  const int question = question_;
  RefreshNow();
  if (question != question_) return;  // what it is about has just gone
  const auto shown = [this, question](const absl::StatusOr<v1::ChatReading>& answer) {
    if (question != question_) return;
    reading_ = false;
    if (answer.ok()) return Show(*answer);
    RefreshNow();
    if (!absl::IsUnavailable(answer.status())) return Refuse(answer.status());
    Q_EMIT refused(tr("Reading a list needs signal. Nothing was kept of it."));
  };
  if (aboutWishes()) {
    v1::ReadWishChatListRequest request;
    request.set_unit(chosen_);
    request.set_text(text.toStdString());
    context().Call<v1::ReadWishChatListResponse>(
        this, kReadWishChatList, request,
        [shown](const absl::StatusOr<v1::ReadWishChatListResponse>& answer) {
          shown(answer.ok() ? absl::StatusOr<v1::ChatReading>(answer->reading()) : answer.status());
        });
    return;
  }
  v1::ReadShiftChatListRequest request;
  request.set_shift(chosen_);
  request.set_text(text.toStdString());
  context().Call<v1::ReadShiftChatListResponse>(
      this, kReadShiftChatList, request,
      [shown](const absl::StatusOr<v1::ReadShiftChatListResponse>& answer) {
        shown(answer.ok() ? absl::StatusOr<v1::ChatReading>(answer->reading()) : answer.status());
      });
}

// The wish by its number in the list, else by the thing that is brought, where that leaves one and
// no other; somebody has to say otherwise.
void ChatListModel::GuessWish(Entry& entry) const {
  const v1::ChatLine& line = entry.line;
  std::vector<int> brought;
  for (size_t i = 0; i < wishes_.size(); ++i) {
    if (Brings(line, wishes_[i])) brought.push_back(static_cast<int>(i));
  }
  if (line.wish_numbers().empty()) {
    if (brought.size() == 1) entry.wish = brought[0];
    return;
  }
  const int wish = line.wish_numbers(0) - 1;
  if (wish < 0 || wish >= static_cast<int>(wishes_.size())) return;
  const bool agrees =
      brought.empty() || std::find(brought.begin(), brought.end(), wish) != brought.end();
  if (agrees) entry.wish = wish;
}

// An entry about several wishes or things is several.
void ChatListModel::Add(const google::protobuf::RepeatedPtrField<v1::ChatLine>& lines,
                        size_t group) {
  for (const v1::ChatLine& line : lines) {
    const bool several = aboutWishes() && group < 2 && line.action() != "LEAVE";
    const int parts = several ? std::max({1, line.wish_numbers_size(), line.goods_size()}) : 1;
    for (int part = 0; part < parts; ++part) {
      Entry entry{.line = line, .group = group};
      if (parts > 1) {
        entry.line.clear_wish_numbers();
        entry.line.clear_goods();
        if (part < line.wish_numbers_size()) entry.line.add_wish_numbers(line.wish_numbers(part));
        if (part < line.goods_size()) *entry.line.add_goods() = line.goods(part);
      }
      GuessWish(entry);
      entries_.push_back(std::move(entry));
    }
  }
}

void ChatListModel::Show(const v1::ChatReading& reading) {
  Forget();
  RefreshNow();
  Add(reading.matched(), 0);
  Add(reading.questions(), 1);
  Add(reading.conflicts(), 2);
  Add(reading.ignored(), 3);
  reply_ = QString::fromStdString(reading.reply());
  read_ = true;
  RefreshNow();
}

const v1::ChatPerson* ChatListModel::ChosenOf(const Entry& entry) {
  return entry.group == 1 && entry.chosen >= 0 ? &entry.line.candidates(entry.chosen) : nullptr;
}

ChatListModel::Moves ChatListModel::MovesOf(const Entry& entry) const {
  const v1::ChatLine& line = entry.line;
  const v1::ChatPerson* chosen = ChosenOf(entry);
  // To a list of wishes the server knows nobody who could leave it; this phone knows who holds
  // what.
  const bool holds = aboutWishes() && line.reason() == "NOT_ON_IT" && line.action() == "LEAVE";
  if (entry.group != 0 && chosen == nullptr && !holds) return {};
  const std::string& meant = chosen != nullptr ? chosen->person() : line.person();
  if (line.action() == "LEAVE") return {.goes = meant};
  if (line.action() != "REPLACE") return {.comes = meant};
  if (chosen == nullptr) return {.comes = line.replacement(), .goes = line.person()};
  // Who comes was the question; when it was who goes, nobody knows yet who comes.
  if (!line.person().empty()) return {.comes = chosen->person(), .goes = line.person()};
  return {};
}

// What is to be ended is known here.
bool ChatListModel::TakesOff(const Entry& entry) const {
  const Moves moves = MovesOf(entry);
  return aboutWishes() ? moves.comes.empty() && HeldBy(moves.goes) != nullptr
                       : signed_up_.count(moves.goes) > 0;
}

bool ChatListModel::Ready(const Entry& entry) const {
  if (!entry.requests.empty() || entry.kept) return false;
  const Moves moves = MovesOf(entry);
  if (!moves.goes.empty()) return TakesOff(entry);
  if (moves.comes.empty() || !aboutWishes()) return !moves.comes.empty();
  return wishing_ ? !entry.line.goods().empty() : entry.wish >= 0;
}

// The one claim that they may mean; null for none, and for several.
const ChatListModel::HeldClaim* ChatListModel::HeldBy(const std::string& person) const {
  const auto held = held_.find(person);
  return held != held_.end() && held->second.size() == 1 ? &held->second.front() : nullptr;
}

QString ChatListModel::NameOf(const std::string& person, const v1::ChatLine& line) const {
  const auto known = phone().store().Get<v1::Person>(person);
  if (known.ok() && *known) return QString::fromStdString((*known)->display_name());
  for (const v1::ChatPerson& candidate : line.candidates()) {
    if (candidate.person() == person) return QString::fromStdString(candidate.display_name());
  }
  return QString::fromStdString(line.name());
}

// With the home unit where the phone knows it: namesakes differ by nothing else.
QString ChatListModel::CandidateWords(const v1::ChatPerson& candidate) const {
  QStringList words = {QString::fromStdString(candidate.display_name())};
  const auto person = phone().store().Get<v1::Person>(candidate.person());
  if (person.ok() && *person) {
    const auto unit = phone().store().Get<v1::Unit>((*person)->home_unit());
    if (unit.ok() && *unit) words.append(QString::fromStdString((*unit)->display_name()));
  }
  return words.join(QStringLiteral(" · "));
}

// Whom it means, and what becomes of who goes: by hand where this phone does not know their place.
QString ChatListModel::WhoOf(const Entry& entry) const {
  const v1::ChatLine& line = entry.line;
  const v1::ChatPerson* chosen = ChosenOf(entry);
  const Moves moves = MovesOf(entry);
  const bool known = !aboutWishes() && signed_up_.count(moves.goes) > 0;
  const QString goes = NameOf(moves.goes, line);
  if (line.action() == "LEAVE") {
    if (const HeldClaim* held = HeldBy(moves.goes)) {
      return tr("%1 leaves and gives back: %2").arg(goes, held->wish);
    }
    return known ? tr("%1 leaves and is taken off").arg(goes)
                 : tr("%1 leaves. Please take them off yourself.").arg(goes);
  }
  if (line.action() != "REPLACE") return NameOf(moves.comes, line);
  if (moves.goes.empty()) {
    return tr("Somebody takes over from somebody else: %1. Please change it yourself.")
        .arg(NameOf(chosen != nullptr ? chosen->person() : line.person(), line));
  }
  return (known ? tr("%1 comes for %2, who is taken off")
                : tr("%1 comes for %2. Please change it yourself."))
      .arg(NameOf(moves.comes, line), goes);
}

QString ChatListModel::WordsOf(const Entry& entry) const {
  const v1::ChatLine& line = entry.line;
  const bool open = entry.group == 1 && ChosenOf(entry) == nullptr;
  if ((entry.group >= 2 && !TakesOff(entry)) || open) return ReasonWords(line.reason());
  if (entry.kept) return tr("Nothing is changed about this line.");
  QStringList words = {WhoOf(entry)};
  if (MovesOf(entry).comes.empty()) return words.first();
  if (line.extra_people() > 0) words.append(tr("with %n others", "", line.extra_people()));
  for (const v1::ChatGoods& goods : line.goods()) words.append(GoodsWords(goods));
  return words.join(tr(", "));
}

ChatRow ChatListModel::RowOf(const Entry& entry, size_t index) const {
  ChatRow row;
  row.key = QString::number(index);
  row.text = tr("%1: %2", "line of a list")
                 .arg(entry.line.line())
                 .arg(QString::fromStdString(entry.line.text()));
  row.words = WordsOf(entry);
  row.chosen = entry.chosen;
  if (entry.group == 1) {
    for (const v1::ChatPerson& candidate : entry.line.candidates()) {
      row.candidates.append(CandidateWords(candidate));
    }
  }
  const Moves moves = MovesOf(entry);
  row.takes_off = TakesOff(entry);
  row.kept = entry.kept;
  row.asks_wish = aboutWishes() && !wishing_ && !moves.comes.empty() && moves.goes.empty();
  if (row.asks_wish && entry.wish >= 0) {
    row.wish = QString::fromStdString(wishes_[static_cast<size_t>(entry.wish)].title());
  }
  return row;
}

// A sheet may still be open about a reading that is gone.
ChatListModel::Entry* ChatListModel::EntryAt(const QString& key) {
  const auto index = static_cast<size_t>(key.toInt());
  return index < entries_.size() ? &entries_[index] : nullptr;
}

void ChatListModel::choose(const QString& key, int candidate) {
  Entry* entry = EntryAt(key);
  if (entry == nullptr || candidate >= entry->line.candidates_size()) return;
  entry->chosen = candidate == entry->chosen ? -1 : candidate;
  RefreshNow();
}

void ChatListModel::keep(const QString& key) {
  Entry* entry = EntryAt(key);
  if (entry == nullptr) return;
  entry->kept = !entry->kept;
  RefreshNow();
}

void ChatListModel::chooseWish(const QString& key, int wish) {
  Entry* entry = EntryAt(key);
  if (entry == nullptr || wish >= static_cast<int>(wishes_.size())) return;
  entry->wish = wish;
  RefreshNow();
}

QString ChatListModel::actionText() const {
  int ready = 0, come = 0, go = 0;
  for (const Entry& entry : entries_) {
    if (!Ready(entry)) continue;
    const Moves moves = MovesOf(entry);
    ++ready;
    if (!moves.comes.empty()) ++come;
    if (!moves.goes.empty()) ++go;
  }
  if (ready == 0) return {};
  if (!aboutWishes() && come == 0) return tr("Take %n people off", "", go);
  if (!aboutWishes() && go > 0) return tr("Sign up %1, take %2 off").arg(come).arg(go);
  if (!aboutWishes()) return tr("Sign up %n people", "", ready);
  if (wishing_) return tr("Hand in %n wishes", "", ready);
  if (come == 0) return tr("Give %n wishes back", "", go);
  return go > 0 ? tr("Claim %1, give %2 back").arg(come).arg(go) : tr("Claim %n wishes", "", ready);
}

// With those whom they bring, as the list writes it.
QString ChatListModel::PlacesOf(const Entry& entry, const std::string& person) const {
  const QString name = NameOf(person, entry.line);
  const auto guests = signed_up_.find(person);
  if (guests == signed_up_.end() || guests->second == 0) return name;
  return name + QStringLiteral("+%1").arg(guests->second);
}

QStringList ChatListModel::departures() const {
  QStringList words;
  for (const Entry& entry : entries_) {
    const Moves moves = MovesOf(entry);
    if (!Ready(entry) || moves.goes.empty()) continue;
    const QString goes = PlacesOf(entry, moves.goes);
    if (const HeldClaim* held = HeldBy(moves.goes)) {
      words.append(tr("%1 gives back and is told so: %2").arg(goes, held->wish));
      continue;
    }
    words.append(moves.comes.empty()
                     ? tr("%1 is taken off and told so.").arg(goes)
                     : tr("%1 is taken off and told so; after that %2 is signed up.")
                           .arg(goes, NameOf(moves.comes, entry.line)));
  }
  if (!words.isEmpty() && in_line_ > 0) {
    words.append(
        tr("%n people are in line: a place that is free goes to them first, and who "
           "comes instead may have to wait.",
           "", in_line_));
  }
  return words;
}

v1::ProposeWishRequest ChatListModel::ProposalOf(const Entry& entry) const {
  const v1::ChatGoods& from = entry.line.goods(0);
  const absl::CivilDay today = absl::ToCivilDay(context().Now(), absl::LocalTimeZone());
  v1::ProposeWishRequest request;
  v1::Wish& wish = *request.mutable_wish();
  wish.set_unit(chosen_);
  wish.set_alias(tr("A neighbour").toStdString());
  wish.set_title(from.item());
  wish.set_category("goods");
  wish.set_deadline_date(FormatCivilDay(today + kUsualDays));
  wish.mutable_goods()->set_item(from.item());
  wish.mutable_goods()->set_measure(from.measure());
  wish.mutable_goods()->set_quantity(from.quantity() * kOnePiece);
  request.mutable_contact()->set_receiver(NameOf(MovesOf(entry).comes, entry.line).toStdString());
  return request;
}

absl::StatusOr<Queued> ChatListModel::ActOnWish(const Entry& entry) {
  if (wishing_) return phone().wish_commands().Propose(ProposalOf(entry));
  const Moves moves = MovesOf(entry);
  if (moves.comes.empty()) {
    return phone().wish_commands().ReleaseFor(HeldBy(moves.goes)->claim);
  }
  const v1::Wish& wish = wishes_[static_cast<size_t>(entry.wish)];
  const bool part = wish.goods().may_split() && !entry.line.goods().empty();
  return phone().wish_commands().ClaimFor(moves.comes, wish.name(),
                                          part ? entry.line.goods(0).quantity() * kOnePiece : 0);
}

// Who goes makes room first; where nobody can be signed up instead, nobody goes.
absl::Status ChatListModel::ActOnShift(Entry& entry) {
  const Moves moves = MovesOf(entry);
  SignUpWish wish{.shift = chosen_, .guests = entry.line.extra_people(), .join_waitlist = true};
  std::vector<std::string> requests;
  if (!moves.goes.empty()) {
    ASSIGN_OR_RETURN(const Queued gone, phone().commands().TakeOff(moves.goes, chosen_));
    requests.push_back(gone.request_id);
    wish.after_request_id = gone.request_id;
  }
  if (!moves.comes.empty()) {
    const auto come = phone().commands().SignUpFor(moves.comes, wish);
    if (!come.ok()) {
      for (const std::string& gone : requests) RETURN_IF_ERROR(phone().outbox().Undo(gone));
      return come.status();
    }
    requests.push_back(come->request_id);
  }
  entry.requests = std::move(requests);
  return absl::OkStatus();
}

absl::Status ChatListModel::Act(Entry& entry) {
  if (!aboutWishes()) return ActOnShift(entry);
  ASSIGN_OR_RETURN(const Queued queued, ActOnWish(entry));
  entry.requests = {queued.request_id};
  return absl::OkStatus();
}

void ChatListModel::act() {
  absl::Status failed;
  last_requests_.clear();
  for (Entry& entry : entries_) {
    if (!Ready(entry)) continue;
    const absl::Status status = Act(entry);
    if (status.ok()) {
      last_requests_.push_back(entry.requests);
    } else {
      failed = status;
    }
  }
  RefreshNow();
  if (!failed.ok()) Refuse(failed);
  if (last_requests_.empty()) return;
  const auto count = static_cast<int>(last_requests_.size());
  Q_EMIT done(tr("%n entries are on their way.", "", count),
              QString::fromStdString(last_requests_.back().back()));
}

void ChatListModel::undo(const QString& requestId) {
  if (last_requests_.empty() || requestId.toStdString() != last_requests_.back().back()) {
    return PageModel::undo(requestId);
  }
  int late = 0;
  for (const auto& requests : std::exchange(last_requests_, {})) {
    // Once somebody was taken off, who comes instead is not taken back alone.
    const bool undone = std::all_of(
        requests.begin(), requests.end(),
        [this](const std::string& request) { return phone().outbox().Undo(request).ok(); });
    if (!undone) {
      ++late;
      continue;
    }
    for (Entry& entry : entries_) {
      if (entry.requests == requests) entry.requests.clear();
    }
  }
  RefreshNow();
  if (late > 0) Q_EMIT refused(tr("Too late to undo %n entries: they have been sent.", "", late));
}

void ChatListModel::copyReply() {
  QGuiApplication::clipboard()->setText(reply_);
  Q_EMIT done(tr("Copied. Paste it into the group."), {});
}

}  // namespace glimmer::mobile
