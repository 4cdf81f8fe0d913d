// Uses what engine/include/tra/unused.h declares, but for two.
namespace tra {

int called() { return 1; }
int Unused::member_called() const { return called(); }
int Unused::defined_only() const { return Unused().member_called(); }

}  // namespace tra
