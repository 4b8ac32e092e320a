# METADATA
# scope: package
# title: What was asked for once is done once
# description: To write again, as when a download is tried anew, harms less than to send, pay or delete again; the level tells.
# custom:
#   codes: [provenance.repeated]
package agent.rules.provenance.repeat

import future.keywords.not

import data.agent.firewall.approver
import data.agent.firewall.provenance

obligation contains {"type": "approval", "by": approver.request, "code": "provenance.repeated"} if {
	provenance.acting
	not input.action.primary_effect == "read"
	not within
	not provenance.level.repeated[input.action.primary_effect] == "permit"
}

within if {
	is_null(input.action.repeat.asked)
	done
}

# Each is asked whether it is a number: Rego puts `null` and `false` below every number.
within if {
	is_number(input.action.repeat.asked)
	input.action.repeat.done <= input.action.repeat.asked
	done
}

done if {
	is_number(input.action.repeat.done)
	input.action.repeat.done >= 1
}
