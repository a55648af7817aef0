// Puts its children one below the other, like ColumnLayout, and reads the same Layout.* hints of
// them. It exists because nested ColumnLayouts give up ("polish loop") when wrapped texts keep
// changing their heights, and then draw cards on top of each other. Widths go down, heights come
// up, so this one always settles. Used through Stack.qml; main thread.
#ifndef GLIMMER_MOBILE_UI_VERTICAL_STACK_H_
#define GLIMMER_MOBILE_UI_VERTICAL_STACK_H_

#include <QHash>
#include <QPointer>
#include <QQuickItem>

namespace glimmer {

class VerticalStack : public QQuickItem {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(qreal spacing READ spacing WRITE setSpacing NOTIFY spacingChanged)
  Q_PROPERTY(bool mirrored READ mirrored WRITE setMirrored NOTIFY mirroredChanged)

 public:
  explicit VerticalStack(QQuickItem* parent = nullptr);
  ~VerticalStack() override;

  qreal spacing() const { return spacing_; }
  void setSpacing(qreal spacing);
  bool mirrored() const { return mirrored_; }
  void setMirrored(bool mirrored);

 Q_SIGNALS:
  void spacingChanged();
  void mirroredChanged();

 protected:
  void componentComplete() override;
  void geometryChange(const QRectF& now, const QRectF& before) override;
  void itemChange(ItemChange change, const ItemChangeData& data) override;
  void updatePolish() override;

 private:
  // What a child asked for by Layout.*; read anew each time, because any of it may be bound.
  struct Hints {
    bool fill_width = false;
    bool fill_height = false;
    qreal preferred_width = -1;
    qreal preferred_height = -1;
    qreal left = 0;
    qreal top = 0;
    qreal right = 0;
    qreal bottom = 0;
    int alignment = 0;
  };

  void Watch(QQuickItem* child);
  Hints HintsOf(QQuickItem* child);
  QList<QQuickItem*> Shown() const;
  void Arrange();
  void PlaceSideways(QQuickItem* child, const Hints& hints);

  qreal spacing_ = 0;
  bool mirrored_ = false;
  bool arranging_ = false;
  QHash<QQuickItem*, QPointer<QObject>> attached_;
};

}  // namespace glimmer

#endif  // GLIMMER_MOBILE_UI_VERTICAL_STACK_H_
