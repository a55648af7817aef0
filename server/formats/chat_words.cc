#include "server/formats/chat_words.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace glimmer::formats::chat {
namespace {

enum class Where { kAnywhere, kAtStart, kAlone };  // inside a run, at its start, as the whole run

struct WordGroup {
  WordClass kind;
  Where where;
  TextView words;  // with spaces between
};

constexpr WordGroup kWords[] = {
    {WordClass::kNotice, Where::kAtStart,
     U"请 请大家 时间 地点 注意 注意事项 集合地点 集合时间 要求 内容 活动 活动时间 活动地点 "
     U"活动内容 联系人 大家 各位 "
     U"本次 务必 须 需要 报名方式 报名时间 格式 例 例如 示例 样例 以上 以下 共 共计 合计 总计 总共 "
     U"目前 已报 还差 还有 名额 "
     U"截止 截至 接龙 通知 提醒 温馨提示 备注 说明 所有人 记得 为了 主题 服务时间 服务地点 "
     U"服务内容 人数 招募 "
     U"接龙结束 没报名的 不能来的 能来的 谁 有人 有谁 现在 一共 当前 报名截止 今晚 "
     U"下面 如有"},
    {WordClass::kLeave, Where::kAnywhere,
     U"取消 取消了 已取消 取消报名 取消接龙 退出 退出了 已退出 退出接龙 退出报名 不去了 去不了 "
     U"去不了了 不来了 来不了 "
     U"来不了了 不参加 不参加了 参加不了 参加不了了 不能参加 不能参加了 无法参加 不能来 不能来了 "
     U"不能去 不能去了 "
     U"去不成 去不成了 去不成啦 来不成 来不成了 不来 不去 不报了 不接了 请假 请个假 请假一次 划掉 "
     U"删掉 删除 去掉 "
     U"作废 没空 没空了 没时间 没时间了 有事不去 有事不来 这次就不参加了 这次不参加 就不参加了 "
     U"这次不去了 先退 退群 "
     U"退了 退掉 撤销 撤了 放弃 不报名了 无法前往 不便参加 缺席 已退"},
    {WordClass::kLeave, Where::kAlone, U"退 删 撤 cancel Cancel 划 假"},
    {WordClass::kMaybe, Where::kAnywhere,
     U"待定 不确定 可能 看情况 看情况吧 不一定 尽量 尽量来 尽量去 尽量参加 争取 争取来 争取去 "
     U"争取参加 到时候看 "
     U"到时再说 到时看 再说 没定 还没定 暂定 未定 也许 大概 说不准 不好说 可能来 "
     U"可能去 可能不去 "
     U"可能不来 可能不去了 "
     U"可能来不了 可能去不了 不一定能来 不一定能去 视情况 看时间 看看再说 候补 备选 替补 有空就来 "
     U"有空就去 "
     U"不去了吗 不来了吗 待确认 晚点确认 预备"},
    {WordClass::kJoin, Where::kAnywhere,
     U"参加 报名 报名参加 已报名 参加报名 准时到 一定到 一定来 一定去 准时参加 能来 能去 能参加 "
     U"可以来 可以去 可以参加 "
     U"高兴参加 准时 必到 确定参加 确认参加 接龙 也来 也去 也参加 也报名 认领 认领心愿 微心愿"},
    {WordClass::kJoin, Where::kAlone, U"来 去 到 报 来了 可以 确定 确认 会来 会去 本人 已报"},
    {WordClass::kPolite, Where::kAnywhere,
     U"收到 好的 好滴 好嘞 谢谢 多谢 感谢 辛苦了 辛苦 您辛苦了 加油 抱歉 不好意思 对不起 各位 明白 "
     U"了解 知道了 欢迎 "
     U"微笑 玫瑰 抱拳 合十 爱心 愉快 呲牙 捂脸 偷笑 憨笑 庆祝 鼓掌 握手 咖啡 奋斗 胜利 拥抱 旺柴 "
     U"破涕为笑 害羞 撇嘴 "
     U"大哭 流泪 赞 棒 哈哈 嘿嘿 没问题"},
    {WordClass::kPolite, Where::kAlone, U"强 耶 OK ok Ok 好 行 嗯 哦 在 的 了 呢 啊 吧 已到 太阳"},
    {WordClass::kSelf, Where::kAtStart,
     U"我也去 我也来 我也参加 我也报名 我去 我来 我参加 我报名 我报 我要报名 我要参加 算我一个 "
     U"加我 我 加我一个 我们 我家 俺"},
    {WordClass::kInstead, Where::kAnywhere,
     U"改成 改为 换成 换为 更改为 变更为 变为 改由 换由 更换为 替换为 → -> => ->> 改做"},
    {WordClass::kInstead, Where::kAlone, U"换 改 变"},
    {WordClass::kFor, Where::kAnywhere, U"代替 顶替 接替 替换 替代"},
    {WordClass::kFor, Where::kAlone, U"替 顶"},
    {WordClass::kNote, Where::kAnywhere,
     U"自带 自备 手套 水杯 工具 午饭 晚饭 早饭 口罩 马甲 雨衣 雨伞 扫把 扫帚 铁锹 锄头 抹布 水桶 "
     U"垃圾袋 相机 音响 "
     U"晚到 晚到一会 晚到一会儿 晚到一点 晚点到 晚点来 晚一点 迟到 早到 早走 提前走 提前到 "
     U"来晚一点 来晚 晚来 会晚 晚半小时 可能晚到 可能晚点到 可能晚点来 可能晚来 可能会晚到 "
     U"可能会晚 "
     U"可能晚一点 可能晚 可能迟到 可能会迟到 可能早走 可能要早走 可能提前走 可能要提前走 "
     U"上午 下午 中午 早上 晚上 全天 半天 白天 上半场 下半场 全程 明天 今天 后天 周末 "
     U"可以开车 开车 有车 自驾 坐车 骑车 步行 打车 拼车 开车去 可带人 自行前往 需要接 求带 集合 "
     U"汇合 直接去 直接到 "
     U"会做饭 会理发 会摄影 会拍照 拍照 摄影 做饭 理发 义诊 量血压 打扫 搬运 后勤 签到 主持 翻译 "
     U"烧火 洗菜 帮厨 "
     U"吃素 素食 清真 不吃辣 不吃肉 不吃猪肉 不辣 不要辣 不用接 不用车 不坐车 不吃午饭 不用餐 "
     U"吃午饭 用餐 "
     U"第一次 首次 新人 新手 老队员 号码 成人 儿童 大人"},
    {WordClass::kNote, Where::kAlone, U"男 女 码 车 早 晚 前 后 走 前到 后到 左右 前走"},
    {WordClass::kReason, Where::kAnywhere,
     U"家里有事 有事 临时有事 临时加班 加班 生病 生病了 感冒 感冒了 发烧 发烧了 身体不适 "
     U"身体不舒服 不舒服 值班 要上班 "
     U"上班 出差 孩子生病 家中有事 时间冲突 有课 要上课 回老家 走亲戚 住院 腰疼 腿疼 临时 单位有事 "
     U"今天有事 明天有事"},
    {WordClass::kAlarm, Where::kAnywhere,
     U"都可以 都行 随便 不取消 没取消 别取消 取消不了 不退出 没退出 不退 别退 没退 不请假 没请假 "
     U"取消请假 取消退出 "
     U"不可能 没说不去 "
     U"不是不去 不是取消 下雨 如果 要是 假如 除非 否则 代报 代报名 代接 代接龙 帮报 替报 帮忙报 "
     U"代他 代她 恢复 重新报名 "
     U"又能来了 又可以了 错了 写错 写错了 搞错 报错 上次 下次 本来 原来 让 重复 多写了"},
    {WordClass::kCorrection, Where::kAtStart, U"更正 改正 订正 修正 纠正 更正一下 修改一下 改一下"},
    {WordClass::kLabel, Where::kAtStart,
     U"姓名 名字 报名人 参加人 参与人 电话 手机 手机号 手机号码 联系电话 联系方式 电话号码 志愿者 "
     U"学生 tel Tel TEL 报名者 "
     U"爱心人士 村民 居民 义工 微信 昵称"},
    {WordClass::kRole, Where::kAtStart,
     U"队长 副队长 组长 副组长 党员 团员 领队 负责人 班长 骨干 带队"},
    {WordClass::kGive, Where::kAnywhere, U"带 捐 认捐 捐赠 捐献 提供 我带 捐出 带上 带着 捐了"},
    {WordClass::kGive, Where::kAtStart, U"出 送 拿 赠 要 认领"},
    {WordClass::kKin, Where::kAtStart,
     U"儿子 女儿 孩子 小孩 老公 老婆 爱人 妈妈 爸爸 家人 家属 朋友 同事 父母 母亲 父亲 孙子 孙女 "
     U"弟弟 妹妹 哥哥 姐姐"},
    {WordClass::kSystem, Where::kAnywhere,
     U"撤回了一条消息 撤回了 拍了拍 加入了群聊 加入群聊 以下为新消息 打招呼的内容 移出了群聊 "
     U"修改群名 图片 动画表情 语音 "
     U"视频 文件 链接 位置 聊天记录 小程序 红包 转账 查看更多 群公告 表情 语音通话"},
};

// '#' a number, '%' any of 个名位口人, '@' somebody beside the one who writes, '&' the same if
// there is one, ' ' spaces or none. The longest that fits counts.
constexpr std::pair<TextView, CountKind> kCounts[] = {
    {U"+ #%&", CountKind::kMore},      {U"加 #%&", CountKind::kMore},
    {U"外加#%&", CountKind::kMore},    {U"另加#%&", CountKind::kMore},
    {U"加带#%&", CountKind::kMore},    {U"带 #%&", CountKind::kMore},
    {U"带了#%&", CountKind::kMore},    {U"带着#%&", CountKind::kMore},
    {U"带@ #%", CountKind::kMore},     {U"带着@ #%", CountKind::kMore},
    {U"和@ #%", CountKind::kOpen},     {U"与@ #%", CountKind::kOpen},
    {U"跟@ #%", CountKind::kOpen},     {U"带@", CountKind::kUncounted},
    {U"带着@", CountKind::kUncounted}, {U"和@", CountKind::kUncounted},
    {U"跟@", CountKind::kUncounted},   {U"与@", CountKind::kUncounted},
    {U"同@", CountKind::kUncounted},   {U"夫妻", CountKind::kUncounted},
    {U"夫妇", CountKind::kUncounted},  {U"兄弟", CountKind::kUncounted},
    {U"姐妹", CountKind::kUncounted},  {U"母子", CountKind::kUncounted},
    {U"母女", CountKind::kUncounted},  {U"父子", CountKind::kUncounted},
    {U"父女", CountKind::kUncounted},  {U"全家", CountKind::kUncounted},
    {U"一家", CountKind::kUncounted},  {U"一家人", CountKind::kUncounted},
    {U"+@", CountKind::kUncounted},    {U"及@", CountKind::kUncounted},
    {U"一家 #%", CountKind::kTotal},   {U"共 #%", CountKind::kTotal},
    {U"一共 #%", CountKind::kTotal},   {U"总共 #%", CountKind::kTotal},
    {U"我们#%", CountKind::kTotal},    {U"夫妻#%", CountKind::kTotal},
    {U"夫妇#%", CountKind::kTotal},    {U"母子#%", CountKind::kTotal},
    {U"父子#%", CountKind::kTotal},    {U"母女#%", CountKind::kTotal},
    {U"父女#%", CountKind::kTotal},    {U"祖孙#%", CountKind::kTotal},
    {U"姐妹#%", CountKind::kTotal},    {U"兄弟#%", CountKind::kTotal},
    {U"#人", CountKind::kTotal},       {U"#个人", CountKind::kTotal},
    {U"#位", CountKind::kTotal},       {U"#名", CountKind::kTotal},
    {U"#口人", CountKind::kTotal},     {U"#口子", CountKind::kTotal},
    {U"x #%", CountKind::kTotal},      {U"X #%", CountKind::kTotal},
    {U"* #%", CountKind::kTotal},
};
constexpr TextView kCompanions[] = {
    U"家人",   U"家属", U"家长", U"孩子", U"小孩", U"小孩子", U"娃",     U"宝宝", U"朋友",
    U"小朋友", U"亲友", U"亲戚", U"同事", U"同学", U"邻居",   U"老公",   U"老婆", U"爱人",
    U"妈妈",   U"爸爸", U"儿子", U"女儿", U"爷爷", U"奶奶",   U"弟弟",   U"妹妹", U"姐姐",
    U"哥哥",   U"父母", U"老人", U"室友", U"媳妇", U"丈夫",   U"妻子",   U"孙子", U"孙女",
    U"志愿者", U"队友", U"大人", U"亲人", U"爸妈", U"爹妈",   U"外婆",   U"外公", U"婆婆",
    U"公公",   U"岳母", U"岳父", U"嫂子", U"侄子", U"侄女",   U"外甥",   U"男友", U"女友",
    U"老乡",   U"俩娃", U"父亲", U"母亲", U"闺蜜", U"老伴",   U"家里人",
};
constexpr TextView kMoments[] = {U"#点",   U"#点半",  U"#点#分",  U"#:#",
                                 U"#分钟", U"#小时",  U"#个小时", U"#个半小时",
                                 U"#岁",   U"#月#日", U"#月#号",  U"#天"};
constexpr TextView kStamps[] = {U"#年#月#日", U"#-#-#",    U"#/#/#",    U"#:#:#",
                                U"昨天#:#",   U"昨天 #:#", U"星期# #:#"};
constexpr TextView kUnits[] = {U"#组",   U"#队",   U"#班",   U"#村", U"#号楼", U"#栋",
                               U"#单元", U"#支部", U"#小组", U"#社", U"#中队", U"#小队"};
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

constexpr TextView kGoodsUnits[] = {U"双",   U"袋", U"个", U"盏", U"本", U"套", U"箱", U"斤",
                                    U"公斤", U"件", U"份", U"盒", U"瓶", U"床", U"把", U"条",
                                    U"包",   U"桶", U"块", U"支", U"台", U"提", U"副", U"只"};
constexpr TextView kGivers = U"带捐出送拿赠要领供";
constexpr TextView kWishWords[] = {U"认领",       U"心愿", U"微心愿", U"愿望", U"认领心愿",
                                   U"认领微心愿", U"领取", U"领",     U"选",   U"心愿认领"};
constexpr TextView kAlarms = U"不没别勿未替代让叫帮改换删撤退取消也误错但吗她他你我您";
constexpr TextView kPeopleCounters = U"个名位口人";
// A number before one of these is no number of people.
constexpr TextView kAfterNoCount = U"点号月日分小岁年天周斤:/-楼栋组队班村大家";

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
    U"晁勾敖融冷訾辛阚那简饶空沙乜养鞠须丰巢关蒯查荆红游竺权逯盖益桓公佟付肖闫代佘覃仝苟仉兰丘涂芦"
    U"鹿战凡丛冼涛辜官晋楚闯邸"
    U"劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許沈呂蘇盧賈葉閻張";
constexpr TextView kDoubleSurnames[] = {U"欧阳", U"上官", U"司马", U"诸葛", U"东方", U"皇甫",
                                        U"尉迟", U"公孙", U"慕容", U"令狐", U"司徒", U"夏侯",
                                        U"长孙", U"宇文", U"端木", U"司空", U"独孤", U"南宫",
                                        U"申屠", U"完颜", U"歐陽"};

bool In(TextView set, char32_t c) { return c != 0 && set.find(c) != TextView::npos; }
char32_t CharAt(TextView text, size_t at) { return at < text.size() ? text[at] : 0; }
bool StartsAt(TextView text, size_t at, TextView word) {
  return at <= text.size() && text.substr(at).starts_with(word);
}

struct IndexedWord {
  TextView word;
  Where where;
  WordClass kind;
};
using WordIndex = std::unordered_map<char32_t, std::vector<IndexedWord>>;

// By first character, the longest first.
WordIndex MakeIndex() {
  WordIndex index;
  for (const WordGroup& group : kWords) {
    for (size_t at = 0; at < group.words.size();) {
      const size_t space = std::min(group.words.find(U' ', at), group.words.size());
      index[group.words[at]].push_back(
          {group.words.substr(at, space - at), group.where, group.kind});
      at = space + 1;
    }
  }
  for (auto& [first, words] : index) {
    std::stable_sort(words.begin(), words.end(),
                     [](const auto& a, const auto& b) { return a.word.size() > b.word.size(); });
  }
  return index;
}

template <size_t kSize>
size_t LongestOf(const TextView (&words)[kSize], TextView text, size_t at) {
  size_t longest = 0;
  for (const TextView word : words) {
    if (word.size() > longest && StartsAt(text, at, word)) longest = word.size();
  }
  return longest;
}

template <size_t kSize>
size_t LongestEnd(const TextView (&words)[kSize], TextView text) {
  size_t longest = 0;
  for (const TextView word : words) {
    if (word.size() > longest && text.ends_with(word)) longest = word.size();
  }
  return longest;
}

// Up to four digits, or a number in Han; `end` is 0 when there is none.
int NumberAt(TextView text, size_t at, size_t& end) {
  size_t i = at;
  int number = 0;
  for (; IsDigit(CharAt(text, i)) && i - at < 5; ++i) {
    number = number * 10 + static_cast<int>(text[i] - U'0');
  }
  if (i > at) {
    end = i - at < 5 ? i : 0;
    return number;
  }
  const auto han = HanNumber(text, at, end);
  if (!han) end = 0;
  return han.value_or(0);
}

struct Fit {
  size_t end = 0;  // 0: it does not fit
  int number = 0;
};

Fit FitAt(TextView text, size_t at, TextView pattern) {
  Fit fit;
  size_t i = at;
  for (const char32_t sign : pattern) {
    size_t end = 0;
    if (sign == U'#') {
      if (i > at && IsDigit(CharAt(text, i - 1))) return {};
      fit.number = NumberAt(text, i, end);
      if (end == 0) return {};
      i = end;
    } else if (sign == U'%') {
      while (In(kPeopleCounters, CharAt(text, i)) && LongestOf(kCompanions, text, i) == 0) ++i;
    } else if (sign == U'@' || sign == U'&') {
      const size_t length = LongestOf(kCompanions, text, i);
      if (length == 0 && sign == U'@') return {};
      i += length;
    } else if (sign == U' ') {
      while (CharAt(text, i) == U' ') ++i;
    } else if (CharAt(text, i++) != sign) {
      return {};
    }
  }
  fit.end = i;
  return fit;
}

template <size_t kSize>
size_t LongestFit(const TextView (&patterns)[kSize], TextView text, size_t at) {
  size_t end = at;
  for (const TextView pattern : patterns) end = std::max(end, FitAt(text, at, pattern).end);
  return end - at;
}

// In Han, a number inside of a name is part of it: 李三点 has no three.
bool MayBeNumber(TextView text, size_t at) {
  return IsDigit(CharAt(text, at)) || at == 0 || !IsHan(text[at - 1]);
}

// 第3号, 3号, 3: one number of a list of wishes.
Fit WishNumberAt(TextView text, size_t at) {
  size_t i = at;
  while (CharAt(text, i) == U' ' || CharAt(text, i) == U'第') ++i;
  if (!IsDigit(CharAt(text, i)) && CharAt(text, i - 1) != U'第') return {};
  Fit fit;
  fit.number = NumberAt(text, i, fit.end);
  if (fit.end == 0 || fit.number > 999 || IsDigit(CharAt(text, fit.end)) ||
      LongestOf(kGoodsUnits, text, fit.end) > 0 || In(U"人位名", CharAt(text, fit.end))) {
    return {};
  }
  if (CharAt(text, fit.end) == U'号') ++fit.end;
  const size_t wish = LongestOf(kWishWords, text, fit.end);
  if (StartsAt(text, fit.end, U"心愿") || StartsAt(text, fit.end, U"微心愿")) fit.end += wish;
  return fit;
}

}  // namespace

std::optional<Word> WordAt(TextView text, size_t at, bool bound) {
  static const WordIndex& index = *new WordIndex(MakeIndex());
  const auto found = index.find(text[at]);
  if (found == index.end()) return std::nullopt;
  for (const auto& [word, where, kind] : found->second) {
    if (!StartsAt(text, at, word) || (where != Where::kAnywhere && !bound)) continue;
    const char32_t next = CharAt(text, at + word.size());
    const bool inside = next != 0 && (IsLetter(next) || IsDigit(next));
    if (where == Where::kAlone && inside) continue;
    return Word{word.size(), kind};
  }
  return std::nullopt;
}

std::optional<Count> CountAt(TextView text, size_t at) {
  Count best;
  for (const auto& [pattern, kind] : kCounts) {
    const Fit fit = FitAt(text, at, pattern);
    if (fit.end <= at + best.length) continue;
    const bool latin = pattern[0] == U'x' || pattern[0] == U'X';
    if (latin && at > 0 && IsLetter(text[at - 1]) && !IsHan(text[at - 1])) continue;
    const char32_t next = CharAt(text, fit.end);
    const bool counted = pattern.find(U'#') != TextView::npos;
    if (counted &&
        (IsDigit(next) || In(kAfterNoCount, next) || LongestOf(kGoodsUnits, text, fit.end) > 0)) {
      continue;
    }
    // 三人行 counts nobody.
    const bool goes_on = kind == CountKind::kTotal && IsHan(next) && !WordAt(text, fit.end, false);
    if (counted && goes_on) continue;
    best = {fit.end - at, kind, fit.number};
  }
  return best.length > 0 ? std::optional<Count>(best) : std::nullopt;
}

std::optional<Moment> MomentAt(TextView text, size_t at) {
  if (!MayBeNumber(text, at)) return std::nullopt;
  const Moment moment{LongestFit(kMoments, text, at), false};
  const Moment stamp{LongestFit(kStamps, text, at), true};
  const Moment& longer = stamp.length >= moment.length ? stamp : moment;
  return longer.length > 0 ? std::optional<Moment>(longer) : std::nullopt;
}

std::optional<size_t> NumberedUnitAt(TextView text, size_t at) {
  if (!IsDigit(CharAt(text, at))) return std::nullopt;
  const size_t length = LongestFit(kUnits, text, at);
  return length > 0 ? std::optional<size_t>(length) : std::nullopt;
}

std::optional<Goods> GoodsAt(TextView text, size_t at, bool bound) {
  size_t end = 0;
  const int quantity = NumberAt(text, at, end);
  const size_t unit = end == 0 ? 0 : LongestOf(kGoodsUnits, text, end);
  if (unit == 0) return std::nullopt;
  // 2个小孩 are people.
  if (CharAt(text, end + unit) == U'人' || LongestOf(kCompanions, text, end + unit) > 0) {
    return std::nullopt;
  }
  Goods goods{0, quantity, Text(text.substr(end, unit)), {}};
  const size_t item = end + unit;
  size_t i = item;
  while (IsHan(CharAt(text, i)) && !WordAt(text, i, false)) ++i;
  // A word of ours may be the thing itself: 3个水杯.
  if (i == item && i < text.size()) {
    const auto word = WordAt(text, i, false);
    if (word && word->kind == WordClass::kNote) i += word->length;
  }
  const bool given = at > 0 && In(kGivers, text[at - 1]);
  if (!IsDigit(text[at]) && !bound && !given && i > item) return std::nullopt;
  goods.item = Text(text.substr(item, i - item));
  goods.length = i - at;
  return goods;
}

std::optional<Wishes> WishesAt(TextView text, size_t at) {
  const size_t word = LongestOf(kWishWords, text, at);
  Fit fit = WishNumberAt(text, at + word);
  if (fit.end == 0) return std::nullopt;
  Wishes wishes;
  size_t end = 0;
  for (; fit.end > 0; fit = WishNumberAt(text, end)) {
    wishes.numbers.push_back(fit.number);
    end = fit.end;
    size_t next = end;
    while (CharAt(text, next) == U' ') ++next;
    if (In(U"-~到至", CharAt(text, next)) && IsDigit(CharAt(text, next + 1))) wishes.open = true;
    while (In(U" 、,和/.&", CharAt(text, next))) ++next;
    const Fit another = next > end ? WishNumberAt(text, next) : Fit{};
    if (another.end == 0) break;
    end = next;
  }
  while (CharAt(text, end) == U' ') ++end;
  if (StartsAt(text, end, U"心愿")) end += 2;
  wishes.length = end - at;
  // 4号和5号心愿: one word, before or after, makes numbers wishes.
  const bool named = word > 0 || text.substr(at, end - at).find(U"心愿") != TextView::npos;
  return named ? std::optional<Wishes>(wishes) : std::nullopt;
}

std::optional<Phone> PhoneAt(TextView text, size_t at) {
  if (at > 0 && IsDigit(text[at - 1])) return std::nullopt;
  size_t i = at;
  if (StartsAt(text, i, U"+86") || StartsAt(text, i, U"86-") || StartsAt(text, i, U"86 ")) i += 3;
  while (i > at && In(U" -", CharAt(text, i))) ++i;
  const bool mobile = CharAt(text, i) == U'1' && In(U"3456789", CharAt(text, i + 1));
  if (!mobile && CharAt(text, i) != U'0') return std::nullopt;
  Phone phone;
  for (; i < text.size() && phone.digits.size() < 12; ++i) {
    if (IsDigit(text[i])) {
      phone.digits.push_back(text[i]);
    } else if (!In(U" -", text[i]) || !IsDigit(CharAt(text, i + 1)) || phone.digits.size() == 11) {
      break;
    }
  }
  phone.length = i - at;
  return phone.digits.size() == 11 ? std::optional<Phone>(phone) : std::nullopt;
}

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
  if (const size_t title = TitleLength(text); title > 0) {
    const TextView base = text.substr(0, text.size() - title);
    return base.size() == 1 || LooksLikeName(base);
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
    const size_t end = LongestOf(kUnitsBeforeNames, text, at);
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
  for (const TextView part : {U"同上", U"合家", U"全家", U"更正", U"师兄", U"居士", U"法师"}) {
    if (text.find(part) != TextView::npos) return true;
  }
  return false;
}

bool IsNoThing(TextView text) {
  return std::any_of(text.begin(), text.end(),
                     [](char32_t c) { return In(U"我你您他她都是不没第给", c); });
}

bool HasAlarm(TextView text) {
  // 阿不都·热合曼 denies nothing.
  if (text.find(kMiddleDot) != TextView::npos) return false;
  return std::any_of(text.begin(), text.end(), [](char32_t c) { return In(kAlarms, c); });
}

}  // namespace glimmer::formats::chat
