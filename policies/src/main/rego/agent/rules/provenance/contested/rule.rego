# METADATA
# scope: package
# title: Nobody else has a say in a call that the user asked for
# description: |
#   A value is contested where the user named another one for it, or where a stranger's sentence that orders this very effect
#   dictates it. An effect is contested where words that give orders to agents order it too and not all values are the user's.
# custom:
#   codes: [provenance.contested_flagged, provenance.contested, provenance.order_contested]
package agent.rules.provenance.contested

import future.keywords.not

import data.agent.firewall.approver
import data.agent.firewall.provenance

deny contains {"code": "provenance.contested_flagged", "argument": pointer} if {
	some pointer in contested
	provenance.flagged
}

obligation contains {"type": "approval", "by": approver.request, "code": "provenance.contested"} if {
	count(contested) > 0
	not tolerated
}

obligation contains {"type": "approval", "by": approver.request, "code": "provenance.order_contested"} if {
	provenance.acting
	provenance.flagged
	some pointer, argument in input.action.arguments
	argument.value != null
	not provenance.own[pointer]
}

contested contains pointer if {
	provenance.acting
	some pointer, argument in input.action.arguments
	not argument.contested == false
}

tolerated if provenance.level.contested == "permit"
