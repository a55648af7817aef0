#include "server/formats/chat_names.h"

#include <algorithm>
#include <iterator>

namespace glimmer::formats::chat {
namespace {

constexpr TextView kUnitEnds[] = {U"村",   U"组",   U"队",   U"社区", U"小区", U"街道",  U"镇",
                                  U"乡",   U"支部", U"屯",   U"寨",   U"庄",   U"学校",  U"小学",
                                  U"中学", U"医院", U"公司", U"单元", U"中心", U"居委",  U"居委会",
                                  U"村委", U"大队", U"苑",   U"花园", U"大学", U"幼儿园"};
constexpr TextView kUnitsBeforeNames[] = {U"村", U"社区", U"小区", U"街道",
                                          U"组", U"队",   U"镇",   U"乡"};
constexpr TextView kTitles[] = {
    U"老师", U"阿姨", U"叔叔", U"师傅", U"大姐", U"同学", U"大哥", U"大叔", U"大爷", U"大妈",
    U"大娘", U"医生", U"护士", U"主任", U"书记", U"队长", U"组长", U"经理", U"校长", U"院长",
    U"师兄", U"師兄", U"居士", U"法师", U"法師", U"老師", U"師傅", U"先生", U"女士", U"教练",
    U"老板", U"大夫", U"站长", U"村长", U"会长", U"太太", U"伯伯"};
// After a lone surname only: 张三哥 may be a name.
constexpr TextView kShortTitles[] = {U"姐",   U"哥",   U"叔",   U"姨", U"婶",   U"嫂",
                                     U"总",   U"總",   U"爷",   U"伯", U"奶奶", U"爷爷",
                                     U"姐姐", U"哥哥", U"婆婆", U"工", U"队",   U"导"};

// After a child's whole name: what parents are called at its school.
constexpr TextView kParents[] = {U"妈妈", U"爸爸", U"奶奶", U"爷爷",
                                 U"外婆", U"外公", U"妈",   U"爸"};
// At the end of a thing: a verb whose object comes after it, 糯米还差.
constexpr TextView kVerbEnds = U"改换加减少多再还只剩要有出约共各拿退差";

// Between 帮 and the name of whom somebody signs up.
constexpr TextView kRelations[] = {U"我",   U"邻居", U"楼上", U"楼下", U"隔壁",
                                   U"对门", U"朋友", U"同事", U"亲戚"};

// No name ends in these.
constexpr TextView kSentenceEnds = U"了吗呢吧啊嘛的们";
constexpr TextView kTroubles = U"疼痛病伤忙肿晕";
constexpr TextView kVerbHeads = U"减差缺退删扣装帮替";

constexpr TextView kAlarms = U"不没别勿未替代让叫帮改换删撤退取消也误错但吗她他你我您";
constexpr TextView kCommonSurnames =
    U"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁"
    U"魏薛叶阎余潘杜戴夏钟汪田任"
    U"姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
constexpr TextView kOtherSurnames =
    U"褚卫尤施华戚喻柏水窦章云奚葛郎鲁韦昌苗凤花俞柳酆鲍费廉岑倪滕殷毕邬安乐时皮卞齐伍元卜和穆湛祁"
    U"禹狄米贝明臧计伏成谈茅庞纪舒屈"
    U"项祝阮蓝闵席季麻强路娄危童颜梅盛刁徐骆樊凌霍虞支柯昝管莫经房裘缪解应宗宣贲郁单杭洪包诸左吉钮"
    U"嵇邢裴荣翁荀羊惠甄曲家封芮储靳"
    U"焦巴弓牧山谷车宓蓬全郗班仰仲伊宫宁仇栾甘厉戎祖符景詹束司韶郜蓟薄印宿怀蒲邰鄂索籍蔺屠蒙池阴胥"
    U"苍双闻莘党翟贡姬申扶堵冉宰郦雍"
    U"璩桑桂濮牛寿通边扈燕冀郏浦尚农温庄晏柴瞿充慕连茹习宦艾鱼容向古慎戈庾终暨居衡步耿满弘匡国寇"
    U"广禄阙东欧殳沃利蔚越夔隆师巩厍聂"
    U"晁勾敖融冷訾辛阚简饶空沙乜养鞠须丰巢关蒯查荆红游竺权逯盖益桓公佟付肖闫代佘覃仝苟仉兰丘涂芦"
    U"鹿战凡丛冼涛辜官晋楚闯邸陶严岳牟隋谌"
    U"劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許沈呂蘇盧賈葉閻張";
constexpr TextView kDoubleSurnames[] = {
    U"欧阳", U"上官", U"司马", U"诸葛", U"东方", U"皇甫", U"尉迟", U"公孙", U"慕容",
    U"令狐", U"司徒", U"夏侯", U"长孙", U"宇文", U"端木", U"司空", U"独孤", U"南宫",
    U"申屠", U"完颜", U"歐陽", U"淳于", U"呼延", U"轩辕", U"澹台", U"濮阳", U"赫连"};

bool In(TextView set, char32_t c) { return c != 0 && set.find(c) != TextView::npos; }

template <size_t kSize>
size_t LongestEnd(const TextView (&words)[kSize], TextView text) {
  size_t longest = 0;
  for (const TextView word : words) {
    if (word.size() > longest && text.ends_with(word)) longest = word.size();
  }
  return longest;
}

template <size_t kSize>
size_t LongestStart(const TextView (&words)[kSize], TextView text) {
  size_t longest = 0;
  for (const TextView word : words) {
    if (word.size() > longest && text.starts_with(word)) longest = word.size();
  }
  return longest;
}

}  // namespace

bool IsDoubleSurname(TextView text) {
  return std::find(std::begin(kDoubleSurnames), std::end(kDoubleSurnames), text) !=
         std::end(kDoubleSurnames);
}

bool StartsWithSurname(TextView text) {
  return !text.empty() && (In(kCommonSurnames, text[0]) || In(kOtherSurnames, text[0]) ||
                           IsDoubleSurname(text.substr(0, 2)));
}

bool LooksLikeName(TextView text) {
  if (text.size() < 2 || text.size() > 24) return false;
  const size_t dot = text.find(kMiddleDot);
  if (dot != TextView::npos) return dot > 0 && dot + 1 < text.size() && IsHan(text[0]);
  if (!std::all_of(text.begin(), text.end(), IsHan)) return false;
  if (In(kSentenceEnds, text.back())) return false;
  if (const size_t title = TitleLength(text); title > 0) {
    const TextView base = text.substr(0, text.size() - title);
    return base.size() == 1 || LooksLikeName(base);
  }
  if (const size_t parent = LongestEnd(kParents, text); parent > 0) {
    const TextView child = text.substr(0, text.size() - parent);
    if (child.size() > 1 && LongestEnd(kParents, child) == 0 && LooksLikeName(child)) return true;
  }
  if (text.size() == 2 && In(U"老小阿", text[0])) return StartsWithSurname(text.substr(1));
  if (IsDoubleSurname(text.substr(0, 2))) return text.size() == 3 || text.size() == 4;
  return StartsWithSurname(text) && text.size() <= 3;
}

bool EndsInCommonName(TextView text) {
  for (const size_t length : {size_t{2}, size_t{3}}) {
    if (text.size() > length && In(kCommonSurnames, text[text.size() - length])) return true;
  }
  return false;
}

bool LooksLikeUnit(TextView text) {
  const size_t end = LongestEnd(kUnitEnds, text);
  if (end == 0 || text.size() > 16) return false;
  const TextView head = text.substr(0, text.size() - end);
  size_t number_end = 0;
  if (HanNumber(head, 0, number_end) && number_end == head.size()) return !head.empty();
  return head.size() >= 2 || (end >= 2 && !head.empty());
}

size_t UnitBeforeName(TextView text) {
  for (size_t at = 1; at + 2 < text.size(); ++at) {
    const size_t end = LongestStart(kUnitsBeforeNames, text.substr(at));
    if (end == 0 || !LooksLikeUnit(text.substr(0, at + end))) continue;
    if (LooksLikeName(text.substr(at + end))) return at + end;
  }
  return 0;
}

size_t TitleLength(TextView text) {
  const size_t brief = LongestEnd(kShortTitles, text);
  if (brief > 0 && text.size() == brief + 1 && StartsWithSurname(text)) return brief;
  const size_t title = LongestEnd(kTitles, text);
  const TextView base = text.substr(0, text.size() - title);
  if (title == 0 || base.empty()) return 0;
  const bool latin = !IsHan(base[0]);
  return latin || (StartsWithSurname(base) && (base.size() == 1 || LooksLikeName(base))) ? title
                                                                                         : 0;
}

bool MayHideMore(TextView text) {
  // 倪萍萍家: one, or all of them?
  if (text.size() > 2 && text.back() == U'家' && LooksLikeName(text.substr(0, text.size() - 1))) {
    return true;
  }
  for (const TextView part :
       {U"同上", U"爸爸妈妈", U"爸妈", U"合家", U"全家", U"更正", U"师兄", U"居士", U"法师"}) {
    if (text.find(part) != TextView::npos) return true;
  }
  return false;
}

bool IsNoThing(TextView text) {
  if (text.empty() || In(kVerbEnds, text.back()) || In(kVerbHeads, text[0])) return true;
  // 每人, 一人: for how many is not said.
  if (text.back() == U'人') return true;
  // 加手套 adds to what was said before, 加厚手套 is a thing.
  if (text[0] == U'加' && text.size() > 1 && !In(U"厚湿热绒长大", text[1])) return true;
  return std::any_of(text.begin(), text.end(),
                     [](char32_t c) { return In(U"我你您他她都是不没第给的和与及", c); });
}

bool IsTrouble(TextView text) {
  if (text.find_first_of(kTroubles) == TextView::npos || HasAlarm(text)) return false;
  // 小王忙完去, 王小五忙: somebody else, who may come.
  const bool somebody = In(U"小老阿", text[0]) || StartsWithSurname(text);
  return !somebody && text.find_first_of(U"来去到完") == TextView::npos;
}

bool IsStatement(TextView text) {
  return text.size() > 3 && In(kSentenceEnds, text.back()) && !HasAlarm(text) &&
         text.find_first_of(U"来去到报参加算走接退撤干满差") == TextView::npos;
}

bool HasAlarm(TextView text) {
  // 阿不都·热合曼 denies nothing.
  if (text.find(kMiddleDot) != TextView::npos) return false;
  return std::any_of(text.begin(), text.end(), [](char32_t c) { return In(kAlarms, c); });
}

Text NameAfterHelp(TextView text) {
  if (text.size() < 3 || text[0] != U'帮') return {};
  text.remove_prefix(1);
  text.remove_prefix(LongestStart(kRelations, text));
  return LooksLikeName(text) ? Text(text) : Text();
}

Text NameBeforeHim(TextView text) {
  for (const char32_t end : {U'了', U'吧', U'来', U'去'}) {
    if (text.ends_with(end)) text.remove_suffix(1);
  }
  if (text.size() < 4 || !In(U"他她", text.back()) || !In(U"替顶", text[text.size() - 2]))
    return {};
  const TextView name = text.substr(0, text.size() - 2);
  return LooksLikeName(name) ? Text(name) : Text();
}

Text WithoutComing(TextView text) {
  if (text.empty() || !In(U"来去吧", text.back())) return Text(text);
  const TextView name = text.substr(0, text.size() - 1);
  return Text(LooksLikeName(name) ? name : text);
}

}  // namespace glimmer::formats::chat
