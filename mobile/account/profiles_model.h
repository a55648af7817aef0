// The people who share this phone. Main thread.
#ifndef GLIMMER_MOBILE_ACCOUNT_PROFILES_MODEL_H_
#define GLIMMER_MOBILE_ACCOUNT_PROFILES_MODEL_H_

#include <string>
#include <vector>

#include "mobile/model/page_model.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

struct ProfileRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // of choose()
  Q_PROPERTY(QString title MEMBER title)
  Q_PROPERTY(QString detail MEMBER detail)
  Q_PROPERTY(bool current MEMBER current)

 public:
  QString key, title, detail;
  bool current = false;
};

class ProfilesModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(glimmer::mobile::RowModel* rows READ rows CONSTANT)

 public:
  struct Person {
    std::string key;
    PhoneContext* context;  // outlives the model
  };

  // `context` is one of `people`: whoever holds the phone.
  ProfilesModel(PhoneContext& context, std::vector<Person> people, QObject* parent = nullptr);

  RowModel* rows() { return &rows_; }

  // The phone is handed to this person. Nothing happens when they have it already.
  Q_INVOKABLE void choose(const QString& key);
  Q_INVOKABLE void add() { Q_EMIT added(); }

 Q_SIGNALS:
  void chosen(const QString& key);
  // Somebody else wants to use this phone, too.
  void added();

 protected:
  absl::Status Refresh() override;

 private:
  absl::StatusOr<ProfileRow> RowOf(const Person& person) const;

  const std::vector<Person> people_;
  RowModel rows_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_ACCOUNT_PROFILES_MODEL_H_
