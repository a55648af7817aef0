// Lists from chat groups: every look, what is made of what was read, and that the text stays
// nowhere.
#include <gtest/gtest.h>

#include <QClipboard>
#include <QGuiApplication>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "mobile/desk/chat_list_model.h"
#include "shared/base/time_convert.h"
#include "tests/mobile/support/page_audit.h"

namespace glimmer::mobile {
namespace {

constexpr char kUri[] = "Glimmer.Desk";

v1::ChatLine Line(int number, const std::string& text, const std::string& name,
                  const std::string& action, const std::string& person) {
  v1::ChatLine line;
  line.set_line(number);
  line.set_text(text);
  line.set_name(name);
  line.set_action(action);
  line.set_person(person);
  return line;
}

// Somebody certain with two others, a name of two people, one twice in it, and talk.
v1::ChatReading Reading() {
  v1::ChatReading reading;
  *reading.add_matched() = Line(1, "林小雨+2", "林小雨", "JOIN", "people/lin");
  reading.mutable_matched(0)->set_extra_people(2);
  *reading.add_questions() = Line(2, "小李", "小李", "JOIN", "");
  v1::ChatLine& question = *reading.mutable_questions(0);
  question.set_reason("SEVERAL_PEOPLE");
  for (const char* who : {"people/li-1", "people/li-2"}) {
    question.add_candidates()->set_person(who);
    question.mutable_candidates()->rbegin()->set_display_name(std::string("李") +
                                                              (who[10] == '1' ? "雷" : "蕾"));
  }
  *reading.add_conflicts() = Line(3, "赵一帆", "赵一帆", "JOIN", "people/zhao");
  reading.mutable_conflicts(0)->set_reason("ALREADY_ON");
  *reading.add_ignored() = Line(4, "收到", "", "NONE", "");
  reading.mutable_ignored(0)->set_reason("CHATTER");
  reading.set_reply("已记下：林小雨+2\n");
  return reading;
}

std::string AnyShift(PageStage& stage) {
  const auto shifts = stage.phone().store().ListShifts(stage.clock().Now());
  for (const v1::Shift& shift : *shifts) {
    if (shift.state() == v1::Shift::STATE_OPEN) return shift.name();
  }
  return "";
}

TEST(ChatListPages, Paste) {
  AuditInEveryLook({"chat-list", kUri, "ChatListPage", "", SampleWho::kCoordinator,
                    [](PageStage& stage) -> QObject* {
                      return new ChatListModel(stage.context(), "", &stage.context());
                    },
                    2});
}

TEST(ChatListPages, WhatWasRead) {
  AuditInEveryLook({"chat-list-read", kUri, "ChatListPage", "", SampleWho::kCoordinator,
                    [](PageStage& stage) -> QObject* {
                      auto* model = new ChatListModel(stage.context(), AnyShift(stage).c_str(),
                                                      &stage.context());
                      model->Show(Reading());
                      return model;
                    },
                    3});
}

TEST(ChatListPages, WhoIsCertainOrChosenIsSignedUp) {
  PageStage stage(SampleWho::kCoordinator);
  stage.Use("zh");
  const std::string shift = AnyShift(stage);
  ASSERT_NE(shift, "");
  ChatListModel model(stage.context(), shift.c_str());
  EXPECT_FALSE(model.aboutWishes());
  model.Show(Reading());
  EXPECT_EQ(model.certain()->count(), 1);
  EXPECT_EQ(model.toAsk()->count(), 1);
  EXPECT_EQ(model.conflicts()->At(0, "words"), "已经报过名了。");
  EXPECT_EQ(model.passedOver()->At(0, "words"), "这是聊天。");
  EXPECT_EQ(model.toAsk()->At(0, "words"), "有几个人叫这个名字。");
  EXPECT_EQ(model.actionText(), "报名 1 人");
  model.choose(model.toAsk()->At(0, "key").toString(), 1);
  EXPECT_EQ(model.toAsk()->At(0, "words"), "李蕾");
  EXPECT_EQ(model.actionText(), "报名 2 人");
  QString undo;
  QObject::connect(&model, &PageModel::done,
                   [&](const QString&, const QString& request) { undo = request; });
  model.act();
  const auto open = stage.phone().outbox().Open();
  ASSERT_TRUE(open.ok() && open->size() == 2) << open.status();
  v1::CreateSignUpRequest first;
  ASSERT_TRUE(first.ParseFromString(open->front().request));
  EXPECT_EQ(first.shift(), shift);
  EXPECT_EQ(first.person(), "people/lin");
  EXPECT_EQ(first.guests(), 2);
  EXPECT_EQ(first.when_full(), v1::CreateSignUpRequest::WHEN_FULL_JOIN_WAITLIST);
  EXPECT_EQ(stage.LastRequest<v1::CreateSignUpRequest>().person(), "people/li-2");
  EXPECT_EQ(model.certain()->count() + model.toAsk()->count(), 0);
  EXPECT_EQ(model.actionText(), "");
  model.undo(undo);
  EXPECT_TRUE(stage.phone().outbox().Open()->empty());
  EXPECT_EQ(model.certain()->At(0, "words"), "林小雨，带 2 人");
  EXPECT_EQ(model.toAsk()->At(0, "words"), "李蕾");
  EXPECT_EQ(model.actionText(), "报名 2 人");
}

TEST(ChatListPages, WhoLeavesOrIsReplacedIsNeverSignedUp) {
  PageStage stage(SampleWho::kCoordinator);
  stage.Use("zh");
  ChatListModel model(stage.context(), AnyShift(stage).c_str());
  v1::ChatReading reading;
  for (const char* action : {"LEAVE", "REPLACE"}) {
    v1::ChatLine& line = *reading.add_questions();
    line = Reading().questions(0);
    line.set_action(action);
  }
  model.Show(reading);
  for (const int row : {0, 1}) model.choose(model.toAsk()->At(row, "key").toString(), 1);
  EXPECT_EQ(model.toAsk()->At(0, "words"), "李蕾 要退出，请自行处理。");
  EXPECT_EQ(model.toAsk()->At(1, "words"), "这一行是换人：李蕾。请自行处理。");
  EXPECT_EQ(model.actionText(), "");
  model.act();
  EXPECT_TRUE(stage.phone().outbox().Open()->empty());
  EXPECT_EQ(model.toAsk()->count(), 2);
}

// A shift that has not begun, with 李雷, who brings two, and 李蕾 on it, and some in line.
v1::Shift ShiftWithPeople(PageStage& stage, int in_line = 0) {
  v1::Shift found;
  const auto shifts = stage.phone().store().ListShifts(stage.clock().Now());
  for (const v1::Shift& shift : *shifts) {
    const bool begun = FromTimestamp(shift.start_time()) <= stage.clock().Now();
    if (shift.state() == v1::Shift::STATE_OPEN && !begun) found = shift;
  }
  const auto sign_up = [&](const std::string& id, v1::SignUp::State state) {
    v1::SignUp made;
    made.set_name("sign_ups/chat-" + id);
    made.set_shift(found.name());
    made.set_person("people/" + id);
    made.set_state(state);
    return made;
  };
  v1::SignUp leaver = sign_up("li-1", v1::SignUp::STATE_CONFIRMED);
  leaver.set_guests(2);
  stage.Serve(leaver);
  stage.Serve(sign_up("li-2", v1::SignUp::STATE_CONFIRMED));
  for (int i = 0; i < in_line; ++i) {
    stage.Serve(sign_up("line-" + std::to_string(i), v1::SignUp::STATE_WAITLISTED));
  }
  return found;
}

// 李雷 leaves, and 林小雨 comes for 李蕾.
v1::ChatReading Leaving() {
  v1::ChatReading reading;
  *reading.add_matched() = Line(1, "李雷不去了", "李雷", "LEAVE", "people/li-1");
  *reading.add_matched() = Line(2, "李蕾→林小雨", "李蕾", "REPLACE", "people/li-2");
  reading.mutable_matched(1)->set_replacement("people/lin");
  for (v1::ChatLine& line : *reading.mutable_matched()) {
    for (const auto& [id, name] :
         {std::pair("li-1", "李雷"), std::pair("li-2", "李蕾"), std::pair("lin", "林小雨")}) {
      line.add_candidates()->set_person(std::string("people/") + id);
      line.mutable_candidates()->rbegin()->set_display_name(name);
    }
  }
  return reading;
}

TEST(ChatListPages, WhoLeaves) {
  AuditInEveryLook({"chat-list-leaving", kUri, "ChatListPage", "", SampleWho::kCoordinator,
                    [](PageStage& stage) -> QObject* {
                      const v1::Shift shift = ShiftWithPeople(stage, 1);
                      auto* model = new ChatListModel(stage.context(), shift.name().c_str(),
                                                      &stage.context());
                      model->Show(Leaving());
                      return model;
                    },
                    4});
}

TEST(ChatListPages, WhoLeavesIsTakenOffAndWhoComesInsteadIsSignedUpAfterThat) {
  PageStage stage(SampleWho::kCoordinator);
  stage.Use("zh");
  const v1::Shift shift = ShiftWithPeople(stage);
  ASSERT_NE(shift.name(), "");
  ChatListModel model(stage.context(), shift.name().c_str());
  model.Show(Leaving());
  EXPECT_EQ(model.certain()->At(0, "words"), "李雷 退出，将取消报名");
  EXPECT_EQ(model.certain()->At(1, "words"), "林小雨 顶替 李蕾，李蕾 将取消报名");
  EXPECT_EQ(model.actionText(), "报名 1 人，取消 2 人");
  EXPECT_EQ(model.departures(),
            QStringList({"李雷+2 的报名将取消，并会收到通知。",
                         "李蕾 的报名将取消，并会收到通知；然后为 林小雨 报名。"}));
  const QString first_key = model.certain()->At(0, "key").toString();
  EXPECT_TRUE(model.certain()->At(0, "takesOff").toBool());
  model.keep(first_key);
  EXPECT_EQ(model.certain()->At(0, "words"), "这一行不作改动。");
  EXPECT_EQ(model.actionText(), "报名 1 人，取消 1 人");
  EXPECT_EQ(model.departures().size(), 1);
  model.keep(first_key);
  QString undo;
  QObject::connect(&model, &PageModel::done,
                   [&](const QString&, const QString& request) { undo = request; });
  model.act();
  auto open = stage.phone().outbox().Open();
  ASSERT_TRUE(open.ok() && open->size() == 3) << open.status();
  v1::LeaveShiftRequest first, second;
  ASSERT_TRUE(first.ParseFromString((*open)[0].request));
  ASSERT_TRUE(second.ParseFromString((*open)[1].request));
  EXPECT_EQ(first.sign_up(), "sign_ups/chat-li-1");
  EXPECT_FALSE(first.ask_for_cover());
  EXPECT_EQ(second.sign_up(), "sign_ups/chat-li-2");
  const auto comes = stage.LastRequest<v1::CreateSignUpRequest>();
  EXPECT_EQ(comes.person(), "people/lin");
  EXPECT_EQ((*open)[2].after_request_id, second.request_id());
  EXPECT_GT((*open)[0].next_try, stage.clock().Now());
  EXPECT_EQ(model.certain()->count(), 0);
  EXPECT_EQ(model.departures(), QStringList());
  model.undo(undo);
  EXPECT_TRUE(stage.phone().outbox().Open()->empty());
  EXPECT_EQ(model.certain()->count(), 2);
  EXPECT_EQ(model.actionText(), "报名 1 人，取消 2 人");
}

TEST(ChatListPages, WhoComesInsteadIsNotTakenBackOnceTheOtherIsOff) {
  PageStage stage(SampleWho::kCoordinator);
  stage.Use("zh");
  const v1::Shift shift = ShiftWithPeople(stage);
  ChatListModel model(stage.context(), shift.name().c_str());
  v1::ChatReading reading = Leaving();
  reading.mutable_matched()->DeleteSubrange(0, 1);
  model.Show(reading);
  QString undo, refused;
  QObject::connect(&model, &PageModel::done,
                   [&](const QString&, const QString& request) { undo = request; });
  QObject::connect(&model, &PageModel::refused, [&](const QString& words) { refused = words; });
  model.act();
  stage.Advance(absl::Minutes(1));
  ASSERT_EQ(stage.phone().outbox().Claim(1)->size(), 1u);
  model.undo(undo);
  EXPECT_EQ(refused, "有 1 条已经发出，撤不回来了。");
  EXPECT_EQ(stage.phone().outbox().Open()->size(), 2u);
  EXPECT_EQ(model.certain()->count(), 0);
  // A second list takes nobody off twice.
  model.Show(reading);
  model.act();
  EXPECT_EQ(stage.phone().outbox().Open()->size(), 2u);
}

TEST(ChatListPages, WhoComesInsteadIsChosenAndMayHaveToWait) {
  PageStage stage(SampleWho::kCoordinator);
  stage.Use("zh");
  const v1::Shift shift = ShiftWithPeople(stage, 1);
  ChatListModel model(stage.context(), shift.name().c_str());
  v1::ChatReading reading;
  v1::ChatLine& line = *reading.add_questions();
  line = Reading().questions(0);
  line.set_action("REPLACE");
  line.set_person("people/li-1");
  line.mutable_candidates(1)->set_person("people/lin");
  line.mutable_candidates(1)->set_display_name("林小雨");
  model.Show(reading);
  EXPECT_EQ(model.actionText(), "");
  model.choose(model.toAsk()->At(0, "key").toString(), 1);
  EXPECT_EQ(model.toAsk()->At(0, "words"), "林小雨 顶替 李雷，李雷 将取消报名");
  ASSERT_EQ(model.departures().size(), 2);
  EXPECT_EQ(model.departures().last(), "有 1 人在候补：空出的名额先给他们，顶替的人可能要排队。");
  model.act();
  EXPECT_EQ(stage.LastRequest<v1::CreateSignUpRequest>().person(), "people/lin");
}

TEST(ChatListPages, NobodyIsTakenOffBeforeSomebodyHasSeenWho) {
  PageStage stage(SampleWho::kCoordinator);
  const v1::Shift shift = ShiftWithPeople(stage, 1);
  auto* model = new ChatListModel(stage.context(), shift.name().c_str(), &stage.context());
  model->Show(Leaving());
  AppWindow& window = stage.Show(kUri, "ChatListPage", model, {.height = 1600});
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "报名 1 人，取消 2 人"));
  Grab(window.window());
  Shoot(window, "chat-list-take-off");
  EXPECT_NE(FindByText(window.window(), "要取消这些人的报名吗？"), nullptr);
  EXPECT_NE(FindByText(window.window(), "李雷+2 的报名将取消，并会收到通知。"), nullptr);
  EXPECT_TRUE(stage.phone().outbox().Open()->empty());
  ASSERT_TRUE(ClickText(window.window(), "先不"));
  Grab(window.window());
  EXPECT_TRUE(stage.phone().outbox().Open()->empty());
  ASSERT_TRUE(ClickText(window.window(), "报名 1 人，取消 2 人"));
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "看过了，就这样办"));
  EXPECT_TRUE(WaitUntil([&] { return stage.phone().outbox().Open()->size() == 3; }));
}

// Lets what has been answered by now come home.
void TakeAnswers() {
  bool home = false;
  QMetaObject::invokeMethod(
      qApp, [&home] { home = true; }, Qt::QueuedConnection);
  ASSERT_TRUE(WaitUntil([&home] { return home; }));
}

TEST(ChatListPages, AnAnswerToAnOlderQuestionIsForgotten) {
  PageStage stage(SampleWho::kCoordinator);
  ChatListModel model(stage.context(), AnyShift(stage).c_str());
  int refusals = 0;
  QObject::connect(&model, &PageModel::refused, [&](const QString&) { ++refusals; });
  model.readList("1. 林小雨");
  model.setPlace(model.place() + 1);
  EXPECT_FALSE(model.reading());
  TakeAnswers();
  EXPECT_EQ(refusals, 0);
  model.readList("1. 林小雨");
  model.readList("1. 赵一帆");
  TakeAnswers();
  EXPECT_EQ(refusals, 1);
  EXPECT_FALSE(model.reading());
}

TEST(ChatListPages, WhatWasReadGoesWithTheShiftThatItIsAbout) {
  PageStage stage(SampleWho::kCoordinator);
  stage.Use("zh");
  v1::Shift shift = **stage.phone().store().Get<v1::Shift>(AnyShift(stage));
  ChatListModel model(stage.context(), shift.name().c_str());
  QString refused;
  QObject::connect(&model, &PageModel::refused, [&](const QString& words) { refused = words; });
  model.Show(Reading());
  const QString key = model.toAsk()->At(0, "key").toString();
  shift.set_state(v1::Shift::STATE_CANCELLED);
  stage.Serve(shift);
  EXPECT_FALSE(model.wasRead());
  EXPECT_EQ(model.certain()->count() + model.toAsk()->count(), 0);
  EXPECT_EQ(model.reply(), "");
  EXPECT_EQ(refused, "这份名单对应的活动已结束或已取消。名单已收起，请重新选择，再读一次。");
  // A sheet that is still open about it does nothing.
  model.choose(key, 0);
  model.chooseWish(key, 0);
  model.act();
  EXPECT_TRUE(stage.phone().outbox().Open()->empty());
}

TEST(ChatListPages, WishesAreClaimedByNumberOrThing) {
  PageStage stage(SampleWho::kCoordinator);
  stage.Use("zh");
  ChatListModel model(stage.context(), "");
  for (int i = 0; i < model.places().size(); ++i) {
    model.setPlace(i);
    if (model.wishes().contains("1. 厚毛毯 1 条")) break;
  }
  ASSERT_TRUE(model.aboutWishes());
  // By their last day: the blanket, which is overdue, stands first.
  ASSERT_EQ(model.wishes().first(), "1. 厚毛毯 1 条");
  v1::ChatReading reading;
  *reading.add_matched() = Line(1, "林小雨 1", "林小雨", "JOIN", "people/lin");
  reading.mutable_matched(0)->add_wish_numbers(1);
  *reading.add_matched() = Line(2, "赵一帆 图画书3本", "赵一帆", "JOIN", "people/zhao");
  v1::ChatGoods& goods = *reading.mutable_matched(1)->add_goods();
  goods.set_item("图画书");
  goods.set_measure("本");
  goods.set_quantity(3);
  *reading.add_matched() = Line(3, "王芳", "王芳", "JOIN", "people/wang");
  model.Show(reading);
  EXPECT_EQ(model.certain()->At(0, "wish"), "厚毛毯 1 条");
  EXPECT_EQ(model.certain()->At(1, "wish"), "图画书 20 本");
  EXPECT_EQ(model.certain()->At(2, "wish"), "");
  EXPECT_EQ(model.actionText(), "认领 2 个心愿");
  model.act();
  const auto request = stage.LastRequest<v1::ClaimWishRequest>();
  EXPECT_EQ(request.wish(), "wishes/books");
  EXPECT_EQ(request.person(), "people/zhao");
  EXPECT_EQ(request.quantity(), 3'000);
  EXPECT_EQ(model.certain()->count(), 1);
  // Somebody says which wish the last one means.
  model.chooseWish(model.certain()->At(0, "key").toString(), 0);
  EXPECT_EQ(model.actionText(), "认领 1 个心愿");
}

// The place in the list of wishes that have this title.
int NumberOf(const ChatListModel& model, const QString& title) {
  for (int i = 0; i < model.wishes().size(); ++i) {
    if (model.wishes()[i].endsWith(title)) return i + 1;
  }
  return 0;
}

TEST(ChatListPages, AWishThatIsNotClearIsLeftToBeChosen) {
  PageStage stage(SampleWho::kCoordinator);
  stage.Use("zh");
  const v1::Wish books = **stage.phone().store().Get<v1::Wish>("wishes/books");
  v1::Wish more = books;
  more.set_name("wishes/more-books");
  more.set_title("再要几本");
  stage.Serve(more.name(), [&](v1::Change& change) { *change.mutable_wish() = more; });
  ChatListModel model(stage.context(), "");
  for (int i = 0; i < model.places().size() && NumberOf(model, "再要几本") == 0; ++i) {
    model.setPlace(i);
  }
  ASSERT_NE(NumberOf(model, "再要几本"), 0);
  v1::ChatReading reading;
  const auto add = [&](const std::string& item, const QString& numbered) {
    v1::ChatLine& line = *reading.add_matched();
    line = Line(reading.matched_size(), "林小雨", "林小雨", "JOIN", "people/lin");
    line.add_goods()->set_item(item);
    if (!numbered.isEmpty()) line.add_wish_numbers(NumberOf(model, numbered));
  };
  add("图画书", "");
  add("", "");
  add("图画书", "再要几本");
  add("图画书", "厚毛毯 1 条");
  model.Show(reading);
  EXPECT_EQ(model.certain()->At(0, "wish"), "");
  EXPECT_EQ(model.certain()->At(1, "wish"), "");
  EXPECT_EQ(model.certain()->At(2, "wish"), "再要几本");
  EXPECT_EQ(model.certain()->At(3, "wish"), "");
}

// 林小雨 holds 冬鞋, and says so in the list that she does not bring them.
TEST(ChatListPages, WhoLeavesAListOfWishesGivesBackWhatTheyHold) {
  PageStage stage(SampleWho::kCoordinator);
  stage.Use("zh");
  ChatListModel model(stage.context(), "");
  for (int i = 0; i < model.places().size() && NumberOf(model, "厚毛毯 1 条") == 0; ++i) {
    model.setPlace(i);
  }
  ASSERT_NE(NumberOf(model, "厚毛毯 1 条"), 0);
  v1::ChatReading reading;
  for (const auto& [name, person] :
       {std::pair("林小雨", "people/lin"), std::pair("马晓燕", "people/p1")}) {
    v1::ChatLine& line = *reading.add_conflicts();
    line = Line(reading.conflicts_size(), name, name, "LEAVE", person);
    line.set_reason("NOT_ON_IT");
  }
  model.Show(reading);
  EXPECT_EQ(model.conflicts()->At(0, "words"), "林小雨 退出，放回心愿：冬鞋 5 双");
  EXPECT_EQ(model.conflicts()->At(1, "words"), "要退出，但并没有报名。");  // holds nothing
  EXPECT_EQ(model.actionText(), "放回 1 个心愿");
  EXPECT_EQ(model.departures(), QStringList({"林小雨 认领的心愿将放回，并会收到通知：冬鞋 5 双"}));
  QString undo;
  QObject::connect(&model, &PageModel::done,
                   [&](const QString&, const QString& request) { undo = request; });
  model.act();
  EXPECT_EQ(stage.LastRequest<v1::ReleaseWishClaimRequest>().wish_claim(), "wish_claims/shoes");
  EXPECT_EQ(model.conflicts()->count(), 1);
  model.undo(undo);
  EXPECT_TRUE(stage.phone().outbox().Open()->empty());
  EXPECT_EQ(model.conflicts()->count(), 2);
  // Of those who wish for something nobody brings it.
  model.setWishing(true);
  EXPECT_EQ(model.departures(), QStringList());
  EXPECT_EQ(model.actionText(), "");
}

TEST(ChatListPages, WhatPeopleWishForIsHandedInWithTheirNameSealed) {
  PageStage stage(SampleWho::kCoordinator);
  stage.Use("zh");
  ChatListModel model(stage.context(), "");
  v1::ChatReading reading;
  *reading.add_matched() = Line(1, "林小雨 手套5双", "林小雨", "JOIN", "people/lin");
  v1::ChatGoods& goods = *reading.mutable_matched(0)->add_goods();
  goods.set_item("手套");
  goods.set_measure("双");
  goods.set_quantity(5);
  model.setWishing(true);
  model.Show(reading);
  EXPECT_EQ(model.actionText(), "提交 1 个心愿");
  QString undo;
  QObject::connect(&model, &PageModel::done,
                   [&](const QString&, const QString& request) { undo = request; });
  model.act();
  EXPECT_EQ(model.certain()->count(), 0);
  const auto request = stage.LastRequest<v1::ProposeWishRequest>();
  EXPECT_EQ(request.wish().title(), "手套");
  EXPECT_EQ(request.wish().alias(), "一位邻居");
  EXPECT_EQ(request.wish().goods().quantity(), 5'000);
  EXPECT_EQ(request.contact().receiver(), "林小雨");
  EXPECT_GT(stage.phone().outbox().Open()->front().next_try, stage.clock().Now());
  model.undo(undo);
  EXPECT_TRUE(stage.phone().outbox().Open()->empty());
  EXPECT_EQ(model.certain()->count(), 1);
  EXPECT_EQ(model.actionText(), "提交 1 个心愿");
}

TEST(ChatListPages, WhatWasSentBeforeTheUndoStaysAndSaysSo) {
  PageStage stage(SampleWho::kCoordinator);
  stage.Use("zh");
  ChatListModel model(stage.context(), AnyShift(stage).c_str());
  model.Show(Reading());
  model.choose(model.toAsk()->At(0, "key").toString(), 1);
  QString undo, refused;
  QObject::connect(&model, &PageModel::done,
                   [&](const QString&, const QString& request) { undo = request; });
  QObject::connect(&model, &PageModel::refused, [&](const QString& words) { refused = words; });
  model.act();
  stage.Advance(absl::Minutes(1));
  ASSERT_EQ(stage.phone().outbox().Claim(1)->size(), 1u);
  model.undo(undo);
  EXPECT_EQ(refused, "有 1 条已经发出，撤不回来了。");
  EXPECT_EQ(model.certain()->count(), 0);
  EXPECT_EQ(model.actionText(), "报名 1 人");
}

// Every octet that the phone has written.
std::string Stored(const std::string& folder) {
  std::string all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    all.append(std::istreambuf_iterator<char>(file), {});
  }
  return all;
}

TEST(ChatListPages, ThePastedTextIsKeptNowhere) {
  PageStage stage(SampleWho::kCoordinator);
  stage.Use("zh");
  ChatListModel model(stage.context(), AnyShift(stage).c_str());
  QString refused;
  QObject::connect(&model, &PageModel::refused, [&](const QString& words) { refused = words; });
  testing::internal::CaptureStderr();
  model.readList("1. CANARY-PASTED");
  EXPECT_TRUE(model.reading());
  ASSERT_TRUE(WaitUntil([&] { return !model.reading(); }));
  EXPECT_EQ(refused, "读名单需要网络。没有保存任何内容。");
  v1::ChatReading reading = Reading();
  reading.mutable_matched(0)->set_text("CANARY-PASTED");
  reading.mutable_matched(0)->set_note("CANARY-PASTED");
  model.Show(reading);
  model.act();
  EXPECT_EQ(testing::internal::GetCapturedStderr().find("CANARY"), std::string::npos);
  const std::string stored = Stored(stage.folder().path());
  EXPECT_FALSE(stored.empty());
  EXPECT_EQ(stored.find("CANARY"), std::string::npos);
}

QQuickItem* TextArea(AppWindow& window) {
  for (QQuickItem* item : window.window()->findChildren<QQuickItem*>()) {
    if (item->inherits("QQuickTextArea")) return item;
  }
  return nullptr;
}

TEST(ChatListPages, ThePastedTextGoesOnceItWasReadAndAnotherListCanFollow) {
  PageStage stage(SampleWho::kCoordinator);
  auto* model = new ChatListModel(stage.context(), AnyShift(stage).c_str(), &stage.context());
  AppWindow& window = stage.Show(kUri, "ChatListPage", model, {.height = 1600});
  QQuickItem* paste = TextArea(window);
  ASSERT_NE(paste, nullptr);
  const int hints = Qt::ImhNoPredictiveText | Qt::ImhSensitiveData;
  EXPECT_EQ(paste->property("inputMethodHints").toInt() & hints, hints);
  paste->forceActiveFocus();
  ASSERT_TRUE(TypeText(window.window(), "1. 林小雨"));
  ASSERT_EQ(paste->property("text"), "1. 林小雨");
  model->Show(Reading());
  EXPECT_FALSE(paste->isVisible());
  EXPECT_EQ(paste->property("text"), "");
  Grab(window.window());
  Shoot(window, "chat-list-read-whole");
  ASSERT_TRUE(ClickText(window.window(), "读另一份名单"));
  EXPECT_FALSE(model->wasRead());
  EXPECT_TRUE(paste->isVisible());
  EXPECT_EQ(model->reply(), "");
}

TEST(ChatListPages, TheReplyIsCopied) {
  PageStage stage(SampleWho::kCoordinator);
  auto* model = new ChatListModel(stage.context(), AnyShift(stage).c_str(), &stage.context());
  model->Show(Reading());
  AppWindow& window = stage.Show(kUri, "ChatListPage", model, {.height = 1600});
  ASSERT_TRUE(ClickText(window.window(), "复制回复"));
  EXPECT_EQ(QGuiApplication::clipboard()->text(), "已记下：林小雨+2\n");
}

}  // namespace
}  // namespace glimmer::mobile
