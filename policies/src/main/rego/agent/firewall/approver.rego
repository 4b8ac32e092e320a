# METADATA
# scope: package
# title: Who approves what
# description: |
#   `owner`, or a role, from `settings.approvals`. Always defined: an obligation with an undefined part would be no
#   obligation at all, and the call would run without anybody being asked.
package agent.firewall.approver

import data.settings

default sink := "owner"

sink := role if {
	role := settings.approvals.sink
	is_string(role)
}

default payment := "owner"

payment := role if {
	role := settings.approvals.payment
	is_string(role)
}

default deletion := "owner"

deletion := role if {
	role := settings.approvals.deletion
	is_string(role)
}

default grant := "owner"

grant := role if {
	role := settings.approvals.grant
	is_string(role)
}

default execution := "owner"

execution := role if {
	role := settings.approvals.execution
	is_string(role)
}

default source := "owner"

source := role if {
	role := settings.approvals.source
	is_string(role)
}

default request := "owner"

request := role if {
	role := settings.approvals.request
	is_string(role)
}
