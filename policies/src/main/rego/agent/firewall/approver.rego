# METADATA
# scope: package
# title: Who approves what
# description: |
#   `owner`, or a role, from `settings.approvals`. Always defined: an obligation with an undefined part would be no
#   obligation at all, and the call would run without anybody being asked.
package agent.firewall.approver

import future.keywords.not

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

# METADATA
# title: People
# description: |
#   How many different people have to agree, by the code that asks, where it is more than one. What is no number is 0, which no answer
#   may say, so that the call is denied.
people[code] := number if {
	some code, number in settings.approvers
	is_number(number)
	number != 1
}

people[code] := 0 if {
	some code, number in settings.approvers
	not is_number(number)
}
