#include "tests/mobile/support/sample_ledgers.h"

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

constexpr char kZhao[] = "people/zhao";

class Ledgers {
 public:
  Ledgers(SampleWho who, absl::Time now, v1::ListChangesResponse& page)
      : staff_(who == SampleWho::kCoordinator), now_(now), page_(page) {}

  void Add() {
    AddFollowUps();
    AddDeeds();
    if (staff_) AddGifts();
  }

 private:
  std::string Day(int days) const {
    return FormatCivilDay(absl::ToCivilDay(now_, *LoadZone("Asia/Shanghai")) + days);
  }

  v1::Change& Change(const std::string& name) {
    v1::Change& change = *page_.add_changes();
    change.set_name(name);
    change.set_kind(v1::Change::KIND_UPSERT);
    return change;
  }

  v1::FollowUp& FollowUp(const char* id, v1::FollowUp::Kind kind, const char* title,
                         v1::FollowUp::State state) {
    const std::string name = absl::StrCat("follow_ups/", id);
    v1::FollowUp& row = *Change(name).mutable_follow_up();
    row.set_name(name);
    row.set_unit("units/shangdu");
    row.set_kind(kind);
    row.set_title(title);
    row.set_source("公告栏");
    row.set_state(state);
    *row.mutable_create_time() = ToTimestamp(now_ - absl::Hours(24 * 6));
    *row.mutable_update_time() = ToTimestamp(now_ - absl::Hours(20));
    return row;
  }

  static v1::FollowUp& Owned(v1::FollowUp& row, const char* person, const char* display_name,
                             const std::string& due) {
    row.set_owner(person);
    row.set_owner_display_name(display_name);
    row.set_due_date(due);
    row.set_measure("联系物业，约一个上午。");
    return row;
  }

  void AddFollowUps() {
    using Row = v1::FollowUp;
    Owned(FollowUp("bench", Row::KIND_PROBLEM, "小广场的长椅松了", Row::STATE_PLANNED), kZhao,
          "赵一帆", Day(3))
        .set_description("靠墙的那一条，坐上去会晃。");
    if (!staff_) return;
    Owned(FollowUp("lamp", Row::KIND_PROBLEM, "北门路灯不亮", Row::STATE_PLANNED), "people/p1",
          "马晓燕", Day(-2));
    FollowUp("noise", Row::KIND_COMPLAINT, "晚上广场音乐太响", Row::STATE_OPEN);
    Owned(FollowUp("ramp", Row::KIND_NEED, "社区门口缺一段坡道", Row::STATE_FINISHED), "people/p1",
          "马晓燕", Day(1))
        .set_evidence("坡道已铺好，轮椅试过。");
    Owned(FollowUp("drain", Row::KIND_PROBLEM, "二号楼前积水", Row::STATE_FINISHED), "people/zhou",
          "周宁", Day(2))
        .set_evidence("下水口已疏通。");
    Owned(FollowUp("bin", Row::KIND_COMPLAINT, "垃圾桶满了没人清", Row::STATE_CLOSED), "people/p1",
          "马晓燕", Day(-5))
        .set_evidence("改为每天清两次。");
    v1::FollowUp& door =
        Owned(FollowUp("door", Row::KIND_PROBLEM, "活动室的门关不严", Row::STATE_PLANNED),
              "people/p2", "孙大勇", Day(6));
    door.set_reopenings(1);
    door.set_reason("下雨后又关不上了");
  }

  v1::Deed& Deed(const char* id, int days, const char* title, const char* beneficiary,
                 v1::Deed::State state) {
    const std::string name = absl::StrCat("deeds/", id);
    v1::Deed& row = *Change(name).mutable_deed();
    row.set_name(name);
    row.set_unit("units/shangdu");
    row.set_title(title);
    row.set_beneficiary(beneficiary);
    row.set_civil_date(Day(days));
    row.set_state(state);
    *row.mutable_create_time() = ToTimestamp(now_ - absl::Hours(5));
    *row.mutable_update_time() = ToTimestamp(now_ - absl::Hours(5));
    return row;
  }

  static void DoneBy(v1::Deed& row, const char* person, const char* display_name) {
    row.set_person(person);
    row.set_doer_display_name(display_name);
    row.set_recorder(person);
  }

  void AddDeeds() {
    DoneBy(Deed("snow", 0, "扫了北门的雪", "北门一带的居民", v1::Deed::STATE_WAITING), kZhao,
           "赵一帆");
    if (!staff_) return;
    DoneBy(Deed("own", -1, "整理了一层的公告栏", "来社区的人", v1::Deed::STATE_WAITING),
           "people/zhou", "周宁");
    v1::Deed& library =
        Deed("library", -1, "送去流动书箱", "尚都社区的孩子", v1::Deed::STATE_CONFIRMED);
    library.set_organization_unit("units/library");
    library.set_doer_display_name("城东图书馆");
    library.set_evidence_class(v1::EVIDENCE_CLASS_D);
    v1::Deed& bread = Deed("bread", -3, "分发面包", "参加活动的人", v1::Deed::STATE_REVERSED);
    DoneBy(bread, "people/p1", "马晓燕");
    bread.set_reason("记了两次");
  }

  v1::Gift& Gift(const char* id, int days, const char* item, const char* measure,
                 int64_t quantity) {
    const std::string name = absl::StrCat("gifts/", id);
    v1::Gift& row = *Change(name).mutable_gift();
    row.set_name(name);
    row.set_unit("units/shangdu");
    row.set_item(item);
    row.set_measure(measure);
    row.set_quantity(quantity);
    row.set_receive_date(Day(days));
    row.set_handler("people/zhou");
    row.set_handler_display_name("周宁");
    row.set_state(v1::Gift::STATE_RECORDED);
    *row.mutable_create_time() = ToTimestamp(now_ - absl::Hours(4));
    *row.mutable_update_time() = ToTimestamp(now_ - absl::Hours(4));
    return row;
  }

  void AddGifts() {
    v1::Gift& blankets = Gift("blankets", 0, "毛毯", "条", 12'000);
    blankets.set_donor_name("南桥商店");
    blankets.set_declared_value_fen(96'050);
    blankets.set_purpose("给冬天独住的人");
    v1::Gift& rice = Gift("rice", -1, "大米", "公斤", 250'500);
    rice.set_person(kZhao);
    rice.set_donor_display_name("赵一帆");
    rice.mutable_receipt()->set_number("2026-000007");
    v1::Gift& books = Gift("books", -1, "图画书", "本", 40'000);
    books.set_anonymous(true);
    books.set_receipt_waived(true);
    v1::Gift& lamps = Gift("lamps", -4, "台灯", "盏", 3'000);
    lamps.set_donor_name("南桥商店");
    lamps.set_state(v1::Gift::STATE_REVERSED);
    lamps.set_reason("送到了别的社区");
  }

  const bool staff_;
  const absl::Time now_;
  v1::ListChangesResponse& page_;
};

}  // namespace

void AddSampleLedgers(SampleWho who, absl::Time now, v1::ListChangesResponse& page) {
  Ledgers(who, now, page).Add();
}

}  // namespace glimmer::mobile
