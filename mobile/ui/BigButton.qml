// The one action of a page: an AppButton 56 px high (64 in elder mode), at least 180 wide. Give it
// Layout.fillWidth on a phone. Same properties as AppButton.
pragma ComponentBehavior: Bound

AppButton {
    big: true
}
