// Wishes in words: what is needed, how much is left, and where the person stands. Pure, but for the
// language.
#pragma once

#include <QString>

#include <functional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "glimmer/v1/people_service.pb.h"
#include "mobile/model/state_words.h"
#include "mobile/store/wish_overlay.h"

namespace glimmer::mobile {

// "8 piece", "2.5 kg"; of a quantity in thousandths.
QString QuantityWords(int64_t thousandths, const std::string& measure);

// What a typed quantity is in thousandths; 0 for what is none.
int64_t ReadQuantity(const QString& text);

// "Willow Village · can be shared", "Willow Village · about 30 min".
QString WishDetail(const WishView& view);

// "3 piece, today 14:30", "Today 14:30": what the receiver's contact is asked about.
QString DeliveryWords(const v1::Wish& wish, const v1::UnconfirmedDelivery& delivery,
                      absl::Time now);

// "8 piece wanted"; empty unless it can be shared and something is left.
QString LeftWords(const v1::Wish& wish);

// The kinds of wishes that a person chooses from, as they are stored, and what they are called; a
// kind of somebody's own is its own name.
const std::vector<std::string>& WishCategories();
QString CategoryWords(const std::string& category);

// "Small things only: up to about 200 yuan"; empty while the organisation says nothing.
QString CeilingWords(const std::vector<v1::Unit>& units);

// "Ma Xiaoyan, 2 more": who came along. `name_of` a people/{id} is empty of who is not known here;
// they are only counted.
QString CompanionWords(const std::vector<std::string>& people,
                       const std::function<QString(const std::string&)>& name_of);

// The name of a symbol in Glimmer.Ui's Icons.
QString WishSymbol(const v1::Wish& wish);

// Where the person stands with it, or else how it stands itself.
BadgeWords WishBadge(const WishView& view, absl::Time now);

}  // namespace glimmer::mobile
