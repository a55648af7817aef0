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
     U"去不了了 不来了 就不来了 就不去了 来不了 "
     U"来不了了 不参加 不参加了 参加不了 参加不了了 不能参加 不能参加了 无法参加 不能来 不能来了 "
     U"不能去 不能去了 "
     U"去不成 去不成了 去不成啦 来不成 来不成了 不来 不去 不报了 不接了 请假 请个假 请假一次 划掉 "
     U"删掉 删除 去掉 "
     U"作废 没空 没空了 没时间 没时间了 有事不去 有事不来 这次就不参加了 这次不参加 就不参加了 "
     U"这次不去了 先退 退群 "
     U"退了 退掉 撤销 撤了 放弃 不报名了 无法前往 不便参加 缺席 已退"},
    {WordClass::kLeave, Where::kAlone, U"退 删 撤 cancel Cancel 划 假"},
    {WordClass::kMaybe, Where::kAnywhere,
     U"待定 不确定 可能 应该 应该来 应该去 应该能来 应该可以 看情况 看情况吧 不一定 尽量 尽量来 "
     U"尽量去 尽量参加 争取 争取来 争取去 "
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
     U"高兴参加 准时 必到 确定参加 确认参加 接龙 也来 也去 也参加 也报名 认领 认领心愿 微心愿 "
     U"登记 报上 报一个 报个名 报一下 来帮忙 去帮忙 一起来 一起去 一道来 一道去 一块来 一块去 "
     U"别落下我 别把我落下 别漏了我 别漏掉我 别忘了我"},
    {WordClass::kJoin, Where::kAlone,
     U"来 去 到 报 来了 可以 确定 确认 会来 会去 本人 已报 可以的"},
    {WordClass::kPolite, Where::kAnywhere,
     U"收到 好的 好滴 好嘞 对不住 谢谢 多谢 感谢 辛苦了 辛苦 您辛苦了 加油 抱歉 不好意思 对不起 "
     U"各位 明白 "
     U"了解 知道了 欢迎 "
     U"微笑 玫瑰 抱拳 合十 爱心 愉快 呲牙 捂脸 偷笑 憨笑 庆祝 鼓掌 握手 咖啡 奋斗 胜利 拥抱 旺柴 "
     U"破涕为笑 害羞 撇嘴 "
     U"大哭 流泪 赞 棒 哈哈 嘿嘿 没问题"},
    {WordClass::kPolite, Where::kAlone,
     U"强 耶 OK ok Ok 好 行 嗯 哦 在 的 了 呢 啊 吧 哈 已到 太阳 有的 没有 没事 不用 必须的 必须滴 "
     U"要得 对的 管够"},
    {WordClass::kParticle, Where::kAlone, U"嘛 呗 呀 咯 啦 喽 哟 嘞 喔 呐"},
    {WordClass::kSelf, Where::kAtStart,
     U"我也去 我也来 我也参加 我也报名 我去 我来 我来一个 我参加 我报名 我报 我要报名 我要参加 "
     U"算我一个 "
     U"加我 我 加我一个 我们 我家 我家里 俺 那我"},
    {WordClass::kInstead, Where::kAnywhere,
     U"改成 改为 换成 换为 更改为 变更为 变为 改由 换由 更换为 替换为 → -> => ->> 改做"},
    {WordClass::kInstead, Where::kAlone, U"换 改 变"},
    {WordClass::kFor, Where::kAnywhere, U"代替 顶替 接替 替换 替代"},
    {WordClass::kFor, Where::kAlone, U"替 顶"},
    {WordClass::kNote, Where::kAnywhere,
     U"自带 自备 晚到 晚到一会 晚到一会儿 晚到一点 晚点到 晚点来 晚一点 迟到 早到 早走 提前走 "
     U"提前到 "
     U"来晚一点 来晚 晚来 会晚 晚半小时 可能晚到 可能晚点到 可能晚点来 可能晚来 可能会晚到 "
     U"可能会晚 "
     U"可能晚一点 可能晚 可能迟到 可能会迟到 可能早走 可能要早走 可能提前走 可能要提前走 "
     U"上午 下午 中午 早上 晚上 全天 半天 白天 上半场 下半场 前半夜 后半夜 上半夜 下半夜 全程 明天 "
     U"今天 后天 周末 "
     U"可以开车 开车 有车 自驾 坐车 骑车 步行 打车 拼车 开车去 可带人 自行前往 需要接 求带 集合 "
     U"汇合 直接去 直接到 "
     U"会做饭 会炒菜 会包饺子 会理发 会剪发 会剪头 会剪头发 会摄影 会摄像 会拍照 会剪辑 会开车 "
     U"会手语 会急救 会护理 会按摩 会推拿 会量血压 会电工 会木工 会水电 会缝纫 会修车 "
     U"会修电器 会修家电 会修电脑 会修水管 会修鞋 会修理 会英语 会外语 会日语 会方言 会粤语 "
     U"会翻译 会主持 会唱歌 会跳舞 会画画 会书法 会写字 会弹琴 会游泳 会电脑 "
     U"拍照 摄影 做饭 理发 义诊 量血压 打扫 搬运 后勤 签到 主持 翻译 "
     U"烧火 洗菜 帮厨 "
     U"吃素 素食 清真 不吃辣 不吃肉 不吃猪肉 不辣 不要辣 不用接 不用车 不坐车 不吃午饭 不用餐 "
     U"吃午饭 用餐 "
     U"第一次 首次 新人 新手 老队员 号码"},
    {WordClass::kNote, Where::kAtStart,
     U"会写 会画 会唱 会跳 会修 会剪 会拍 会弹 会炒 会缝 会绣 会织 会焊"},
    {WordClass::kThing, Where::kAnywhere,
     U"手套 水杯 工具 午饭 晚饭 早饭 口罩 马甲 雨衣 雨伞 扫把 扫帚 铁锹 锄头 抹布 水桶 垃圾袋 相机 "
     U"音响 成人 儿童 大人"},
    {WordClass::kNote, Where::kAlone, U"男 女 码 车 早 晚 前 后 走 前到 后到 左右 前走"},
    {WordClass::kReason, Where::kAnywhere,
     U"家里来客 家里来客了 家里来客人 家里来客人了 家里来人 家里有事 有事 临时有事 临时加班 加班 "
     U"生病 生病了 感冒 感冒了 发烧 发烧了 身体不适 "
     U"身体不舒服 不舒服 值班 要上班 "
     U"上班 出差 孩子生病 家中有事 时间冲突 有课 要上课 回老家 走亲戚 住院 腰疼 腿疼 临时 单位有事 "
     U"单位忙 农忙 "
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
// there is one, '$' one person of the family, ' ' spaces or none. The longest that fits counts, the
// first of equals.
constexpr std::pair<TextView, CountKind> kCounts[] = {
    {U"带$", CountKind::kMore},         {U"带着$", CountKind::kMore},
    {U"带我$", CountKind::kMore},       {U"+我$", CountKind::kMore},
    {U"和$", CountKind::kMore},         {U"跟$", CountKind::kMore},
    {U"+$", CountKind::kMore},          {U"我和$", CountKind::kTotal},
    {U"+#大#小", CountKind::kMore},     {U"带#大#小", CountKind::kMore},
    {U"加#大#小", CountKind::kMore},    {U"#大#小", CountKind::kTotal},
    {U"#大人#小孩", CountKind::kTotal}, {U"+ #%&", CountKind::kMore},
    {U"加 #%&", CountKind::kMore},      {U"外加#%&", CountKind::kMore},
    {U"另加#%&", CountKind::kMore},     {U"加带#%&", CountKind::kMore},
    {U"带 #%&", CountKind::kMore},      {U"带了#%&", CountKind::kMore},
    {U"带着#%&", CountKind::kMore},     {U"带@ #%", CountKind::kMore},
    {U"带着@ #%", CountKind::kMore},    {U"和@ #%", CountKind::kOpen},
    {U"与@ #%", CountKind::kOpen},      {U"跟@ #%", CountKind::kOpen},
    {U"带@", CountKind::kUncounted},    {U"带着@", CountKind::kUncounted},
    {U"和@", CountKind::kUncounted},    {U"跟@", CountKind::kUncounted},
    {U"与@", CountKind::kUncounted},    {U"同@", CountKind::kUncounted},
    {U"夫妻", CountKind::kUncounted},   {U"夫妇", CountKind::kUncounted},
    {U"兄弟", CountKind::kUncounted},   {U"姐妹", CountKind::kUncounted},
    {U"母子", CountKind::kUncounted},   {U"母女", CountKind::kUncounted},
    {U"父子", CountKind::kUncounted},   {U"父女", CountKind::kUncounted},
    {U"全家", CountKind::kUncounted},   {U"一家", CountKind::kUncounted},
    {U"一家人", CountKind::kUncounted}, {U"+@", CountKind::kUncounted},
    {U"及@", CountKind::kUncounted},    {U"一家 #%", CountKind::kTotal},
    {U"共 #%", CountKind::kTotal},      {U"一共 #%", CountKind::kTotal},
    {U"总共 #%", CountKind::kTotal},    {U"我们#%", CountKind::kTotal},
    {U"夫妻#%", CountKind::kTotal},     {U"夫妇#%", CountKind::kTotal},
    {U"母子#%", CountKind::kTotal},     {U"父子#%", CountKind::kTotal},
    {U"母女#%", CountKind::kTotal},     {U"父女#%", CountKind::kTotal},
    {U"祖孙#%", CountKind::kTotal},     {U"姐妹#%", CountKind::kTotal},
    {U"兄弟#%", CountKind::kTotal},     {U"#人", CountKind::kTotal},
    {U"#个人", CountKind::kTotal},      {U"#位", CountKind::kTotal},
    {U"#名", CountKind::kTotal},        {U"#口人", CountKind::kTotal},
    {U"#口子", CountKind::kTotal},      {U"x #%", CountKind::kTotal},
    {U"X #%", CountKind::kTotal},       {U"* #%", CountKind::kTotal},
};
constexpr TextView kCompanions[] = {
    U"家人",   U"家属",   U"家长",   U"孩子",   U"小孩",   U"小孩子", U"娃",     U"宝宝", U"朋友",
    U"小朋友", U"亲友",   U"亲戚",   U"同事",   U"同学",   U"学生",   U"邻居",   U"老公", U"老婆",
    U"爱人",   U"妈妈",   U"爸爸",   U"儿子",   U"女儿",   U"爷爷",   U"奶奶",   U"弟弟", U"妹妹",
    U"姐姐",   U"哥哥",   U"父母",   U"老人",   U"室友",   U"媳妇",   U"丈夫",   U"妻子", U"孙子",
    U"孙女",   U"志愿者", U"队友",   U"大人",   U"亲人",   U"爸妈",   U"爹妈",   U"外婆", U"外公",
    U"婆婆",   U"公公",   U"岳母",   U"岳父",   U"嫂子",   U"侄子",   U"侄女",   U"外甥", U"男友",
    U"大学生", U"中学生", U"小学生", U"高中生", U"初中生", U"研究生", U"实习生", U"徒弟", U"学员",
    U"队员",   U"同伴",   U"伙伴",   U"小伙伴", U"帮手",   U"女友",   U"老乡",   U"俩娃", U"父亲",
    U"母亲",   U"闺蜜",   U"老伴",   U"家里人",
};
// Of whom there is one.
constexpr TextView kOneRelative[] = {
    U"老公",   U"老婆", U"爱人",   U"老伴", U"丈夫",   U"妻子",   U"媳妇",   U"妈妈",
    U"爸爸",   U"母亲", U"父亲",   U"岳母", U"岳父",   U"外婆",   U"外公",   U"婆婆",
    U"公公",   U"奶奶", U"爷爷",   U"儿子", U"女儿",   U"大儿子", U"小儿子", U"大女儿",
    U"小女儿", U"儿媳", U"儿媳妇", U"女婿", U"小舅子", U"大舅子", U"小姨子"};
constexpr TextView kTogether[] = {U"一起", U"一块", U"一同"};
constexpr TextView kWeeks[] = {U"周", U"星期", U"礼拜"};
// No given name begins with these.
constexpr TextView kAfterDay = U"的那我你他还要不没有都也";
constexpr TextView kMoments[] = {U"#点",   U"#点半",  U"#点#分",  U"#:#",
                                 U"#分钟", U"#小时",  U"#个小时", U"#个半小时",
                                 U"#岁",   U"#月#日", U"#月#号",  U"#天"};
constexpr TextView kStamps[] = {U"#年#月#日", U"#-#-#",    U"#/#/#",    U"#:#:#",
                                U"昨天#:#",   U"昨天 #:#", U"星期# #:#"};
constexpr TextView kUnits[] = {U"#组",   U"#队",   U"#班",   U"#村", U"#号楼", U"#栋",
                               U"#单元", U"#支部", U"#小组", U"#社", U"#中队", U"#小队"};
// A flat, as its number says: 3-1-502, 12-401, 3栋502, 7栋1单元302室.
constexpr TextView kFlats[] = {U"#-#",    U"#-#-#",     U"#栋#",      U"#幢#",
                               U"#号楼#", U"#栋#单元#", U"#幢#单元#", U"#号楼#单元#"};
constexpr TextView kGoodsUnits[] = {
    U"双", U"袋", U"个", U"盏", U"本", U"套", U"箱", U"斤", U"公斤", U"件", U"份", U"盒", U"瓶",
    U"床", U"把", U"条", U"包", U"桶", U"块", U"支", U"台", U"提",   U"副", U"只", U"顶", U"盆",
    U"盘", U"串", U"板", U"罐", U"筒", U"辆", U"筐", U"捆", U"碗",   U"架", U"壶", U"卷"};
constexpr TextView kGivers = U"带捐出送拿赠要领供";
constexpr TextView kWishWords[] = {U"认领",       U"心愿", U"微心愿", U"愿望", U"认领心愿",
                                   U"认领微心愿", U"领取", U"领",     U"选",   U"心愿认领"};
// Before a number and after it: somebody takes that wish.
constexpr TextView kChoices[] = {U"改成", U"改为", U"换成", U"换为", U"改", U"换", U"改领"};
constexpr TextView kClaims[] = {U"我来", U"我要", U"我领", U"我认领", U"我包", U"给我"};
constexpr TextView kPeopleCounters = U"个名位口人";
// A number before one of these is no number of people.
constexpr TextView kAfterNoCount = U"点号月日分小岁年天周斤:/-楼栋组队班村大家轮";

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
  int number = 0;  // the sum of its numbers
};

Fit FitAt(TextView text, size_t at, TextView pattern) {
  Fit fit;
  size_t i = at;
  for (const char32_t sign : pattern) {
    size_t end = 0;
    if (sign == U'#') {
      if ((i > at && IsDigit(CharAt(text, i - 1))) || PhoneAt(text, i)) return {};
      fit.number += NumberAt(text, i, end);
      if (end == 0) return {};
      i = end;
    } else if (sign == U'$') {
      const size_t length = LongestOf(kOneRelative, text, i);
      if (length == 0) return {};
      i += length;
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

// The digits that end at `end`; 0 when there are none.
int DigitsBefore(TextView text, size_t end) {
  size_t begin = end;
  while (begin > 0 && IsDigit(text[begin - 1])) --begin;
  return begin == end ? 0 : NumberAt(text, begin, end);
}

// Length of 3-1-502: floor and door are its last number, which no date and no range ends in.
size_t FlatAt(TextView text, size_t at) {
  size_t begin = at;
  const int first = NumberAt(text, at, begin);
  const size_t length = LongestFit(kFlats, text, at);
  const int door = DigitsBefore(text, at + length);
  const bool flat =
      length > 0 && first < 100 && door > 100 && door < 4000 && door % 100 >= 1 && door % 100 <= 20;
  if (!flat || IsDigit(CharAt(text, at + length)) || In(U"-号", CharAt(text, at + length))) {
    return 0;
  }
  return CharAt(text, at + length) == U'室' ? length + 1 : length;
}

// 一桶 of 2袋米一桶油.
bool IsQuantityAt(TextView text, size_t at) {
  size_t end = 0;
  NumberAt(text, at, end);
  return end > 0 && LongestOf(kGoodsUnits, text, end) > 0;
}

// 2024-5-3 has a year, 3-1-502 has none.
bool IsDated(TextView text, size_t at, size_t length) {
  const bool parts = text.substr(at, length).find_first_of(U"-/") != TextView::npos;
  size_t end = 0;
  return !parts || NumberAt(text, at, end) > 1000;
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

// 周六, 下个星期天, and 周六见, when what follows makes no name of it: 周一鸣 is a person.
size_t DayAt(TextView text, size_t at) {
  size_t i = at;
  if (In(U"本这下上", CharAt(text, i))) ++i;
  if (i > at && CharAt(text, i) == U'个') ++i;
  const size_t week = LongestOf(kWeeks, text, i);
  if (week == 0 || !In(U"一二三四五六日天", CharAt(text, i + week))) return 0;
  // 周天 is more often a person.
  if (week == 1 && CharAt(text, i + week) == U'天') return 0;
  const size_t end = i + week + 1;
  const char32_t next = CharAt(text, end);
  if (next == U'见' && !IsLetter(CharAt(text, end + 1))) return end + 1 - at;
  const bool sure = i > at || week > 1 || !IsLetter(next) || In(kAfterDay, next);
  return sure || WordAt(text, end, true) ? end - at : 0;
}

// Whether the one of `end` begins 一起 or 一定: no number.
bool IsNoOne(TextView text, size_t end) {
  return end > 0 && text[end - 1] == U'一' && In(U"起定些直样般同", CharAt(text, end));
}

// More than the one who was named, or not them at all: 带老公孩子, 带女儿们, 带老公的车. +老公+女儿
// is two times one.
bool GoesOn(TextView text, size_t at) {
  const char32_t next = CharAt(text, at);
  const size_t another = next == U'+' ? LongestOf(kOneRelative, text, at + 1) : 0;
  if (another > 0) return GoesOn(text, at + 1 + another);
  const size_t after = In(U" 、,/+&和与跟及", next) ? at + 1 : at;
  if (LongestOf(kCompanions, text, after) > 0) return true;
  return IsHan(next) && LongestOf(kTogether, text, at) == 0 && !WordAt(text, at, true);
}

// What a pattern of kCounts says of the text it fits; nothing when what follows speaks against it.
std::optional<Count> CountOf(TextView text, size_t at, TextView pattern, CountKind kind) {
  const Fit fit = FitAt(text, at, pattern);
  if (fit.end == 0) return std::nullopt;
  const bool latin = pattern[0] == U'x' || pattern[0] == U'X';
  if (latin && at > 0 && IsLetter(text[at - 1]) && !IsHan(text[at - 1])) return std::nullopt;
  const char32_t next = CharAt(text, fit.end);
  if (pattern.back() == U'$') {
    if (GoesOn(text, fit.end)) return std::nullopt;
    const size_t end = fit.end + LongestOf(kTogether, text, fit.end);
    return Count{end - at, kind, kind == CountKind::kTotal ? 2 : 1, kind == CountKind::kMore};
  }
  if (pattern.find(U'#') == TextView::npos) return Count{fit.end - at, kind, 0};
  if (IsDigit(next) || In(kAfterNoCount, next) || LongestOf(kGoodsUnits, text, fit.end) > 0 ||
      IsNoOne(text, fit.end)) {
    return std::nullopt;
  }
  // 三人行 counts nobody.
  const bool goes_on = kind == CountKind::kTotal && IsHan(next) && !WordAt(text, fit.end, false);
  if (goes_on) return std::nullopt;
  // 带老公2人: are they two, or three with the one who writes?
  const bool one = pattern[0] == U'带' && LongestOf(kOneRelative, text, at + 1) > 0;
  return Count{fit.end - at, one && fit.number > 1 ? CountKind::kOpen : kind, fit.number};
}

// Nothing but 吧 and its like comes after a wish that was only assumed: 5号我来不了, 改成5号上午.
bool EndsHere(TextView text, size_t at) {
  if (In(U"吧啦哈了", CharAt(text, at))) ++at;
  return !IsLetter(CharAt(text, at)) && !IsDigit(CharAt(text, at));
}

// 改成3号, 3号我来: `end` is behind the number. The length of what was claimed, 0 if nothing was.
size_t AssumedLength(TextView text, size_t at, size_t end) {
  if (text[end - 1] != U'号') return 0;
  const TextView before = text.substr(0, at);
  const bool chosen = std::any_of(std::begin(kChoices), std::end(kChoices),
                                  [&](TextView word) { return before.ends_with(word); });
  const size_t claim = LongestOf(kClaims, text, end);
  if (!chosen && claim == 0) return 0;
  return EndsHere(text, end + claim) ? end + claim - at : 0;
}

}  // namespace

std::optional<Word> WordAt(TextView text, size_t at, bool bound) {
  static const WordIndex& index = *new WordIndex(MakeIndex());
  if (const size_t day = bound ? DayAt(text, at) : 0; day > 0) return Word{day, WordClass::kDay};
  const auto found = index.find(CharAt(text, at));
  if (found == index.end()) return std::nullopt;
  for (const auto& [word, where, kind] : found->second) {
    if (!StartsAt(text, at, word) || (where != Where::kAnywhere && !bound)) continue;
    const char32_t next = CharAt(text, at + word.size());
    // 改2人 is a word and a number.
    const bool inside = IsLetter(next) || (IsDigit(next) && kind != WordClass::kInstead);
    if (where == Where::kAlone && next != 0 && inside) continue;
    // 我去不了 begins with no 我去.
    const bool comes = kind == WordClass::kJoin || kind == WordClass::kSelf;
    if (comes && next == U'不' && word.size() > 1) continue;
    return Word{word.size(), kind};
  }
  return std::nullopt;
}

std::optional<Count> CountAt(TextView text, size_t at) {
  Count best;
  for (const auto& [pattern, kind] : kCounts) {
    const auto count = CountOf(text, at, pattern, kind);
    if (count && count->length > best.length) best = *count;
  }
  return best.length > 0 ? std::optional<Count>(best) : std::nullopt;
}

std::optional<Moment> MomentAt(TextView text, size_t at) {
  if (!MayBeNumber(text, at)) return std::nullopt;
  const Moment moment{LongestFit(kMoments, text, at), false};
  const size_t dated = LongestFit(kStamps, text, at);
  const Moment stamp{IsDated(text, at, dated) ? dated : 0, true};
  const Moment& longer = stamp.length >= moment.length ? stamp : moment;
  return longer.length > 0 ? std::optional<Moment>(longer) : std::nullopt;
}

std::optional<size_t> NumberedUnitAt(TextView text, size_t at) {
  if (!IsDigit(CharAt(text, at))) return std::nullopt;
  const size_t length = std::max(LongestFit(kUnits, text, at), FlatAt(text, at));
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
  // A word of ours may be the thing itself, or a part of it: 3个水杯, 3件儿童羽绒服.
  while (IsHan(CharAt(text, i)) && (i == item || !IsQuantityAt(text, i))) {
    const auto word = WordAt(text, i, false);
    const bool thing =
        word && (word->kind == WordClass::kThing || (word->kind == WordClass::kNote && i == item));
    if (word && !thing) break;
    i += word ? word->length : 1;
  }
  const bool given = at > 0 && In(kGivers, text[at - 1]);
  if (!IsDigit(text[at]) && !bound && !given && i > item) return std::nullopt;
  goods.item = Text(text.substr(item, i - item));
  goods.length = i - at;
  return goods;
}

std::optional<Wishes> WishesAt(TextView text, size_t at) {
  // 那3号我来.
  const bool filler = CharAt(text, at) == U'那' && (at == 0 || !IsHan(text[at - 1]));
  const size_t start = filler ? at + 1 : at;
  const size_t word = LongestOf(kWishWords, text, start);
  Fit fit = WishNumberAt(text, start + word);
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
  const size_t assumed = AssumedLength(text, at, end);
  while (CharAt(text, end) == U' ') ++end;
  if (StartsAt(text, end, U"心愿")) end += 2;
  // 4号和5号心愿: one word, before or after, makes numbers wishes.
  const bool named = word > 0 || text.substr(at, end - at).find(U"心愿") != TextView::npos;
  wishes.assumed = !named;
  wishes.length = named ? end - at : assumed;
  return wishes.length > 0 ? std::optional<Wishes>(wishes) : std::nullopt;
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

}  // namespace glimmer::formats::chat
