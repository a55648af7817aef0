// A volunteer's record from one screen to another: kept, shown as a code that the real decoder
// reads, and told from a forged one, all without a server.
#include <gtest/gtest.h>

#include <QDir>
#include <QFile>

#include "mobile/hours/certificate_model.h"
#include "mobile/hours/check_record_model.h"
#include "mobile/scan/qr_reader.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/service_certificate.h"
#include "tests/mobile/scan/camera_frame.h"
#include "tests/mobile/support/page_audit.h"

namespace glimmer::mobile {
namespace {

constexpr char kUri[] = "Glimmer.Hours";

const KeyPair& OrganizationKey() {
  static const KeyPair& key = *new KeyPair(*SigningKeyFromSeed(std::string(32, 'o')));
  return key;
}

ServiceCertificate Sample() {
  ServiceCertificate certificate;
  certificate.certificate_id = "01KB9Z4X3M5N6P7Q8R9S0T1V2W";
  certificate.person_name = "赵一帆";
  certificate.organization_name = "湖畔镇微光志愿者协会";
  certificate.start_date = "2026-01-01";
  certificate.minutes = 2405;
  certificate.person_times = 11;
  certificate.minutes_by_class = {0, 2000, 345, 60};
  certificate.as_of = absl::FromUnixSeconds(1795485600);
  certificate.issue_time = absl::FromUnixSeconds(1795485600);
  certificate.ledger_sequence = 1234;
  certificate.ledger_value = std::string(32, 'L');
  return certificate;
}

std::string Text(const ServiceCertificate& certificate, const KeyPair& key = OrganizationKey()) {
  const auto text = SignServiceCertificate(certificate, key);
  EXPECT_TRUE(text.ok()) << text.status();
  return text.value_or("");
}

// As the server would answer.
v1::CreateServiceCertificateResponse Answer(const ServiceCertificate& certificate) {
  v1::CreateServiceCertificateResponse response;
  response.set_text(Text(certificate));
  response.set_public_key(OrganizationKey().public_key);
  return response;
}

void KnowKey(PageStage& stage) {
  EXPECT_TRUE(stage.phone().secrets().Put(kCertificateKey, OrganizationKey().public_key).ok());
}

CertificateModel* Made(PageStage& stage) {
  auto* model = new CertificateModel(
      stage.context(), QString::fromStdString(stage.folder().File("")), &stage.context());
  model->Take(Answer(Sample()));
  return model;
}

CheckRecordModel* Checked(PageStage& stage, const std::string& text) {
  KnowKey(stage);
  auto* model = new CheckRecordModel(stage.context(), &stage.context());
  model->check(QString::fromStdString(text));
  return model;
}

QString ValueOf(const QVariantList& facts, const QString& name) {
  for (const QVariant& fact : facts) {
    if (fact.toMap()["name"] == name) return fact.toMap()["value"].toString();
  }
  return {};
}

// The first field to type into.
QQuickItem* FieldIn(QQuickItem* item) {
  if (item->inherits("QQuickTextInput")) return item;
  for (QQuickItem* child : item->childItems()) {
    if (QQuickItem* found = FieldIn(child)) return found;
  }
  return nullptr;
}

std::string Forged() {
  KeyPair forger = *SigningKeyFromSeed(std::string(32, 'x'));
  forger.public_key = OrganizationKey().public_key;
  return Text(Sample(), forger);
}

TEST(CertificateModel, KeepsTheRecordAndSaysWhatItSays) {
  PageStage stage;
  CertificateModel empty(stage.context(), "");
  EXPECT_EQ(empty.qrText(), "");
  EXPECT_TRUE(empty.facts().isEmpty());
  EXPECT_EQ(empty.notice(), "");
  Made(stage);
  // What another page, or the app after a start, finds.
  CertificateModel kept(stage.context(), "");
  EXPECT_EQ(kept.qrText().toStdString(), Text(Sample()));
  EXPECT_EQ(ValueOf(kept.facts(), "志愿者"), "赵一帆");
  EXPECT_EQ(ValueOf(kept.facts(), "组织"), "湖畔镇微光志愿者协会");
  EXPECT_EQ(ValueOf(kept.facts(), "时间段"), "自2026年1月1日起");
  EXPECT_EQ(ValueOf(kept.facts(), "已确认的服务"), "40 小时 5 分钟，11 次");
  EXPECT_TRUE(ValueOf(kept.facts(), "凭据").contains("33 小时 20 分钟"));
  EXPECT_EQ(ValueOf(kept.facts(), "台账位置"), "第 1234 行，4c4c4c4c4c4c4c4c");
}

TEST(CertificateModel, SaysWhenHoursWereAddedSince) {
  PageStage stage;
  ServiceCertificate certificate = Sample();
  certificate.issue_time = absl::FromUnixSeconds(absl::ToUnixSeconds(stage.clock().Now()));
  CertificateModel model(stage.context(), "");
  model.Take(Answer(certificate));
  EXPECT_EQ(model.notice(), "");
  v1::ServiceRecord row;
  row.set_name("service_records/new");
  row.set_person("people/zhao");
  row.set_civil_date("2026-11-20");
  row.set_counted_minutes(60);
  row.set_state(v1::ServiceRecord::STATE_WAITING);
  *row.mutable_record_time() = ToTimestamp(stage.clock().Now() + absl::Hours(1));
  stage.Serve(row);
  EXPECT_EQ(model.notice(), "") << "what waits is in no record";
  row.set_state(v1::ServiceRecord::STATE_CONFIRMED);
  stage.Serve(row);
  EXPECT_EQ(model.notice(), "开这份之后你的时长有变化，重新开一份就会写上。");
}

TEST(CertificateModel, OneThatDoesNotHoldIsNotKeptAndNotShown) {
  PageStage stage;
  CertificateModel model(stage.context(), "");
  v1::CreateServiceCertificateResponse response = Answer(Sample());
  response.set_text(Forged());
  model.Take(response);
  EXPECT_EQ(model.qrText(), "");
  EXPECT_EQ(CertificateModel(stage.context(), "").qrText(), "");
  model.Take(Answer(Sample()));
  EXPECT_NE(model.qrText(), "");
  EXPECT_TRUE(stage.phone().secrets().Put(kCertificateKey, std::string(32, 'k')).ok());
  const CertificateModel later(stage.context(), "");
  EXPECT_EQ(later.qrText(), "");
  EXPECT_EQ(later.notice(), "原来存着的证明已经失效，请重新开一份。");
}

TEST(CertificateModel, IsThePersonsAlone) {
  PageStage stage;
  Made(stage);
  Profile profile = *stage.phone().store().GetProfile();
  profile.person = "people/other";
  ASSERT_TRUE(stage.phone().store().SetProfile(profile).ok());
  EXPECT_EQ(CertificateModel(stage.context(), "").qrText(), "");
}

TEST(CertificateModel, SavesTheTextAsAFile) {
  PageStage stage;
  const std::string folder = stage.folder().File("saved");
  ASSERT_TRUE(QDir().mkpath(QString::fromStdString(folder)));
  CertificateModel model(stage.context(), QString::fromStdString(folder));
  model.Take(Answer(Sample()));
  model.save();
  const QStringList files = QDir(QString::fromStdString(folder)).entryList(QDir::Files);
  ASSERT_EQ(files.size(), 1);
  QFile file(QDir(QString::fromStdString(folder)).filePath(files[0]));
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  EXPECT_EQ(file.readAll().toStdString(), Text(Sample()) + "\n");
}

TEST(CheckRecordModel, TellsTheValidFromTheRest) {
  PageStage stage;
  CheckRecordModel model(stage.context());
  EXPECT_FALSE(model.ready());
  model.check(QString::fromStdString(Text(Sample())));
  EXPECT_EQ(model.verdict(), "unknown");
  EXPECT_TRUE(model.sentence().contains("还没有你组织的公钥"));
  KnowKey(stage);
  stage.context().AnnounceChange();
  EXPECT_TRUE(model.ready());
  const auto verdict = [&](const std::string& text) {
    model.check(QString::fromStdString(text));
    EXPECT_EQ(model.facts().isEmpty(), model.verdict() != "valid") << text;
    return model.verdict();
  };
  EXPECT_EQ(verdict(Text(Sample())), "valid");
  EXPECT_EQ(ValueOf(model.facts(), "志愿者"), "赵一帆");
  EXPECT_EQ(verdict(Text(Sample()) + "\n"), "valid");
  EXPECT_EQ(verdict(Forged()), "forged");
  EXPECT_EQ(model.title(), "无效");
  EXPECT_EQ(verdict(Text(Sample(), *SigningKeyFromSeed(std::string(32, 'b')))), "unknown");
  EXPECT_TRUE(model.sentence().contains("不是你的组织签发的"));
  EXPECT_EQ(verdict("GLIMMER:ABC"), "unknown");
  EXPECT_EQ(model.title(), "不是服务证明");
  model.forget();
  EXPECT_EQ(model.verdict(), "");
}

TEST(CertificatePages, TheRecord) {
  AuditInEveryLook({"certificate", kUri, "CertificatePage", "", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* { return Made(stage); }, 2});
}

TEST(CertificatePages, NoRecordYet) {
  AuditInEveryLook({"certificate-none", kUri, "CertificatePage", "", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* {
                      return new CertificateModel(stage.context(), "", &stage.context());
                    },
                    4});
}

TEST(CertificatePages, CheckingOne) {
  AuditInEveryLook({"check-record", kUri, "CheckRecordPage", "", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* {
                      KnowKey(stage);
                      return new CheckRecordModel(stage.context(), &stage.context());
                    },
                    3});
}

TEST(CertificatePages, AValidOne) {
  AuditInEveryLook({"check-valid", kUri, "CheckRecordPage", "", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* { return Checked(stage, Text(Sample())); },
                    1});
}

TEST(CertificatePages, AForgedOne) {
  AuditInEveryLook({"check-forged", kUri, "CheckRecordPage", "", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* { return Checked(stage, Forged()); }, 1});
}

// The real decoder, from the picture of the page, in every look; small, tilted and dim as well.
TEST(CertificatePages, TheCodeIsReadFromThePicture) {
  const QString text = QString::fromStdString(Text(Sample()));
  for (const auto& [name, look] : EveryLook()) {
    PageStage stage;
    AppWindow& window = stage.Show(kUri, "CertificatePage", Made(stage), look);
    EXPECT_EQ(ReadQrCode(Grab(window.window())), text) << name;
  }
  PageStage stage;
  AppWindow& window = stage.Show(kUri, "CertificatePage", Made(stage));
  const QImage picture = Grab(window.window());
  EXPECT_EQ(ReadQrCode(Smaller(picture, 0.5)), text);
  for (const double degrees : {10, -15, 20}) {
    EXPECT_EQ(ReadQrCode(Tilted(picture, degrees)), text) << degrees;
  }
  EXPECT_EQ(ReadQrCode(Dim(picture, 10)), text);
  EXPECT_EQ(ReadQrCode(Dim(Tilted(picture, 10), 10)), text);
}

TEST(CertificatePages, FromOneScreenToTheVerdictOnAnother) {
  QImage picture;
  {
    PageStage stage;
    AppWindow& window = stage.Show(kUri, "CertificatePage", Made(stage));
    picture = Grab(window.window());
  }
  PageStage stage(SampleWho::kCoordinator);
  KnowKey(stage);
  auto* model = new CheckRecordModel(stage.context(), &stage.context());
  AppWindow& window = stage.Show(kUri, "CheckRecordPage", model);
  ASSERT_TRUE(ClickText(window.window(), "扫服务证明"));
  QVideoSink* sink = CameraOf(window.window());
  ASSERT_NE(sink, nullptr);
  const QVideoFrame frame = CameraFrame(picture);
  ASSERT_TRUE(WaitUntil([&] {
    if (model->verdict().isEmpty()) sink->setVideoFrame(frame);
    return !model->verdict().isEmpty();
  }));
  EXPECT_EQ(model->verdict(), "valid");
  EXPECT_TRUE(WaitUntil([&] { return FindByText(window.window(), "有效") != nullptr; }));
  EXPECT_NE(FindByText(window.window(), "40 小时 5 分钟，11 次"), nullptr);
  EXPECT_TRUE(WaitUntil([&] { return CameraOf(window.window()) == nullptr; }))
      << "the camera must go off";
}

TEST(CertificatePages, TheTextIsPastedWhereThereIsNoCamera) {
  PageStage stage;
  KnowKey(stage);
  auto* model = new CheckRecordModel(stage.context(), &stage.context());
  AppWindow& window = stage.Show(kUri, "CheckRecordPage", model);
  QQuickItem* field = FieldIn(window.window()->contentItem());
  ASSERT_NE(field, nullptr);
  field->forceActiveFocus();
  ASSERT_TRUE(TypeText(window.window(), QString::fromStdString(Text(Sample()))));
  ASSERT_TRUE(ClickText(window.window(), "核对这段文字"));
  EXPECT_EQ(model->verdict(), "valid");
  ASSERT_TRUE(ClickText(window.window(), "再核对一份"));
  EXPECT_EQ(model->verdict(), "");
  EXPECT_NE(FindButton(window.window(), "扫服务证明"), nullptr);
}

}  // namespace
}  // namespace glimmer::mobile
