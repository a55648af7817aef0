#include "server/imports/import_texts.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace glimmer::imports {
namespace {

struct Text {
  absl::string_view code;
  absl::string_view zh;
  absl::string_view en;  // empty: the reader's own text; {0} is the detail
};

constexpr Text kTexts[] = {
    {"DATE_UNREADABLE", "这不是日期。请写成 2026-03-05。", ""},
    {"DATE_IMPOSSIBLE", "没有这一天。", ""},
    {"DATE_AMBIGUOUS", "请把四位年份写在最前面：2026-03-05。", ""},
    {"DURATION_UNREADABLE", "这不是时长。请写小时数，如 1.5 或 1:30。", ""},
    {"DURATION_TOO_LONG", "时长超过 100,000 小时。", ""},
    {"PHONE_SCIENTIFIC", "表格软件把号码改成了近似数，丢了数字。请把这一列设为文本后重新填写。",
     ""},
    {"PHONE_SEVERAL", "这里有多个电话号码。请只留一个。", ""},
    {"PHONE_UNREADABLE", "这不是电话号码：手机号有 11 位，固定电话带区号。", ""},
    {"NAME_MISSING", "没有姓名。", ""},
    {"NAME_TOO_LONG", "姓名太长。", ""},
    {"NAME_UNREADABLE", "这不是姓名。", ""},
    {"IDENTITY_NUMBER", "这像是身份证号，不得收集。请删除。", ""},
    {"LANGUAGE_UNKNOWN", "这里不认识这种语言。", ""},
    {"TEXT_TOO_LONG", "文字太长。", ""},
    {"TOO_MANY_VALUES", "项目太多，最多 20 项。", ""},
    {"SAME_EXTERNAL_ID", "志愿者编号与第 {0} 行相同，本行未导入。", ""},
    {"SAME_NAME_AND_PHONE", "姓名和电话与第 {0} 行相同。是同一个人吗？", ""},
    {"SAME_NAME", "姓名与第 {0} 行相同。是同一个人吗？", ""},
    {"UNIT_UNKNOWN", "没有这个单位，或不在您的范围内。请先建立单位或改正名称。",
     "There is no such unit, or it is not yours. Add the unit or correct the name."},
    {"UNIT_AMBIGUOUS", "有多个单位叫这个名称，请写全：{0}。",
     "Several units have this name. Write one of: {0}."},
    {"NUMBER_ELSEWHERE", "这个志愿者编号属于您范围以外的人。",
     "This volunteer number belongs to somebody outside your units."},
    {"SAME_PERSON", "已有姓名相同的人。是同一个人吗？本行未导入；填上志愿者编号即可对应。",
     "Somebody with this name is there already. The same person? The row was left as it is; a "
     "volunteer number on both would tell."},
    {"OTHER_NAME", "这个志愿者编号登记的是另一个姓名。请核对编号。",
     "This volunteer number is on record with another name. Check the number."},
    {"STATED_TIME", "时长不导入：服务时长只来自签到记录。",
     "Stated hours are not imported: hours come from attendance alone."},
    {"FOOTER", "这一行像合计或签名，未读取。",
     "This row looks like a total or a signature and was not read."},
    {"QUANTITY_UNREADABLE", "这不是数量。请写成 5 或 5双。", ""},
    {"YES_NO_UNREADABLE", "请写是或否。", ""},
    {"TIME_NOT_SPLIT", "只有物品可以由几个人分开认领。", ""},
    {"TITLE_MISSING", "没有写心愿。", ""},
    {"DEADLINE_MISSING", "没有截止日期。", ""},
    {"NEED_MISSING", "请写明需要多少物品，或需要多长时间。", ""},
    {"NEED_TWICE", "一行里请只写物品或只写时长。", ""},
    {"LOOKS_PRIVATE",
     "这段文字人人可见，看起来有地址或号码。请移到地址或电话一列，或确认没有问题。",
     "Everybody reads this text, and it seems to hold an address or a number. Move it to their "
     "columns, or say that it is fine."},
    {"SAME_WISH", "文件中已有同样的心愿，本行未导入。",
     "The same wish stands in the file before; the row was left out."},
    {"DEADLINE_OVER", "截止日期已过。", "The last day is over."},
    {"VALUE_INVALID", "这个值不能用。", "This value cannot be used."},
};

const Text* Find(absl::string_view code) {
  for (const Text& text : kTexts) {
    if (text.code == code) return &text;
  }
  return nullptr;
}

}  // namespace

std::string ProblemText(formats::Lang lang, const formats::SheetProblem& problem) {
  const Text* text = Find(problem.reason_code);
  if (lang == formats::Lang::kEn || text == nullptr) return problem.text;
  return absl::StrReplaceAll(text->zh, {{"{0}", absl::StrCat(problem.other_row)}});
}

std::string ImportText(formats::Lang lang, absl::string_view code, absl::string_view detail) {
  const Text* text = Find(code);
  if (text == nullptr) return std::string(code);
  return absl::StrReplaceAll(lang == formats::Lang::kEn ? text->en : text->zh, {{"{0}", detail}});
}

}  // namespace glimmer::imports
