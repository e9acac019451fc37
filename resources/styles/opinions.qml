<qgis readOnly="0" styleCategories="LayerConfiguration|Symbology|Labeling|Fields|Forms|MapTips|AttributeTable" version="3.22.16-Białowieża">
 <flags>
  <Identifiable>1</Identifiable>
  <Removable>1</Removable>
  <Searchable>1</Searchable>
  <Private>0</Private>
 </flags>
 <fieldConfiguration>
  <field configurationFlags="None" name="fid">
   <editWidget type="Hidden">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="mine_key">
   <editWidget type="ValueRelation">
    <config>
     <Option type="Map">
      <Option name="AllowNull" type="bool" value="true"></Option>
      <Option name="Key" type="QString" value="mine_key"></Option>
      <Option name="LayerName" type="QString" value="矿山（空间筛查结论）"></Option>
      <Option name="OrderByValue" type="bool" value="true"></Option>
      <Option name="Value" type="QString" value="name"></Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="licence_no">
   <editWidget type="Hidden">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="name">
   <editWidget type="Hidden">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="clause">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="不针对某一条款" type="QString" value=""></Option>
       </Option>
       <Option type="Map">
        <Option name="关闭取缔（1）" type="QString" value="close-1"></Option>
       </Option>
       <Option type="Map">
        <Option name="关闭取缔（2）" type="QString" value="close-2"></Option>
       </Option>
       <Option type="Map">
        <Option name="关闭取缔（3）" type="QString" value="close-3"></Option>
       </Option>
       <Option type="Map">
        <Option name="关闭取缔（4）" type="QString" value="close-4"></Option>
       </Option>
       <Option type="Map">
        <Option name="关闭取缔（5）" type="QString" value="close-5"></Option>
       </Option>
       <Option type="Map">
        <Option name="关闭取缔（6）" type="QString" value="close-6"></Option>
       </Option>
       <Option type="Map">
        <Option name="关闭取缔（7）" type="QString" value="close-7"></Option>
       </Option>
       <Option type="Map">
        <Option name="关闭取缔（8）" type="QString" value="close-8"></Option>
       </Option>
       <Option type="Map">
        <Option name="关闭取缔（9）" type="QString" value="close-9"></Option>
       </Option>
       <Option type="Map">
        <Option name="引导退出（1）" type="QString" value="exit-1"></Option>
       </Option>
       <Option type="Map">
        <Option name="引导退出（2）" type="QString" value="exit-2"></Option>
       </Option>
       <Option type="Map">
        <Option name="引导退出（3）" type="QString" value="exit-3"></Option>
       </Option>
       <Option type="Map">
        <Option name="升级改造（1）" type="QString" value="upgrade-1"></Option>
       </Option>
       <Option type="Map">
        <Option name="升级改造（2）" type="QString" value="upgrade-2"></Option>
       </Option>
       <Option type="Map">
        <Option name="升级改造（3）" type="QString" value="upgrade-3"></Option>
       </Option>
       <Option type="Map">
        <Option name="升级改造（4）" type="QString" value="upgrade-4"></Option>
       </Option>
       <Option type="Map">
        <Option name="合理新设（1）" type="QString" value="new-1"></Option>
       </Option>
       <Option type="Map">
        <Option name="合理新设（2）" type="QString" value="new-2"></Option>
       </Option>
       <Option type="Map">
        <Option name="合理新设（3）" type="QString" value="new-3"></Option>
       </Option>
       <Option type="Map">
        <Option name="合理新设（4）" type="QString" value="new-4"></Option>
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="role">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="不针对某一要素" type="QString" value=""></Option>
       </Option>
       <Option type="Map">
        <Option name="实际开采范围" type="QString" value="extraction_extent"></Option>
       </Option>
       <Option type="Map">
        <Option name="生态保护红线" type="QString" value="ecological_red_line"></Option>
       </Option>
       <Option type="Map">
        <Option name="自然保护区" type="QString" value="nature_reserve"></Option>
       </Option>
       <Option type="Map">
        <Option name="地质公园" type="QString" value="geopark"></Option>
       </Option>
       <Option type="Map">
        <Option name="森林公园" type="QString" value="forest_park"></Option>
       </Option>
       <Option type="Map">
        <Option name="湿地公园" type="QString" value="wetland_park"></Option>
       </Option>
       <Option type="Map">
        <Option name="风景名胜区" type="QString" value="scenic_area"></Option>
       </Option>
       <Option type="Map">
        <Option name="文物保护范围" type="QString" value="heritage_protection_scope"></Option>
       </Option>
       <Option type="Map">
        <Option name="文物建设控制地带" type="QString" value="heritage_control_zone"></Option>
       </Option>
       <Option type="Map">
        <Option name="文物保护单位" type="QString" value="heritage_site"></Option>
       </Option>
       <Option type="Map">
        <Option name="公路" type="QString" value="road"></Option>
       </Option>
       <Option type="Map">
        <Option name="铁路" type="QString" value="railway"></Option>
       </Option>
       <Option type="Map">
        <Option name="桥梁、渡口、隧道" type="QString" value="road_structure"></Option>
       </Option>
       <Option type="Map">
        <Option name="饮用水水源保护区" type="QString" value="water_source_protection_area"></Option>
       </Option>
       <Option type="Map">
        <Option name="泉域重点保护区" type="QString" value="spring_protection_area"></Option>
       </Option>
       <Option type="Map">
        <Option name="永久基本农田" type="QString" value="permanent_basic_farmland"></Option>
       </Option>
       <Option type="Map">
        <Option name="居民点" type="QString" value="settlement"></Option>
       </Option>
       <Option type="Map">
        <Option name="行政区" type="QString" value="admin_area"></Option>
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="feature_id">
   <editWidget type="ValueRelation">
    <config>
     <Option type="Map">
      <Option name="AllowNull" type="bool" value="true"></Option>
      <Option name="FilterExpression" type="QString" value="&quot;mine_key&quot; = current_value('mine_key') AND &quot;role&quot; = current_value('role')"></Option>
      <Option name="Key" type="QString" value="feature_id"></Option>
      <Option name="LayerName" type="QString" value="空间冲突（只绘重叠部分）"></Option>
      <Option name="OrderByValue" type="bool" value="true"></Option>
      <Option name="Value" type="QString" value="feature_name"></Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="feature_name">
   <editWidget type="Hidden">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="finding">
   <editWidget type="Hidden">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="department">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="自然资源部门" type="QString" value="自然资源部门"></Option>
       </Option>
       <Option type="Map">
        <Option name="应急管理部门" type="QString" value="应急管理部门"></Option>
       </Option>
       <Option type="Map">
        <Option name="林业部门" type="QString" value="林业部门"></Option>
       </Option>
       <Option type="Map">
        <Option name="国家地质公园和森林公园服务中心" type="QString" value="国家地质公园和森林公园服务中心"></Option>
       </Option>
       <Option type="Map">
        <Option name="文旅部门" type="QString" value="文旅部门"></Option>
       </Option>
       <Option type="Map">
        <Option name="交通部门" type="QString" value="交通部门"></Option>
       </Option>
       <Option type="Map">
        <Option name="县政府" type="QString" value="县政府"></Option>
       </Option>
       <Option type="Map">
        <Option name="发改科技部门" type="QString" value="发改科技部门"></Option>
       </Option>
       <Option type="Map">
        <Option name="行政审批部门" type="QString" value="行政审批部门"></Option>
       </Option>
       <Option type="Map">
        <Option name="生态环境部门" type="QString" value="生态环境部门"></Option>
       </Option>
       <Option type="Map">
        <Option name="水利部门" type="QString" value="水利部门"></Option>
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="stance">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="同意" type="QString" value="agree"></Option>
       </Option>
       <Option type="Map">
        <Option name="不同意" type="QString" value="disagree"></Option>
       </Option>
       <Option type="Map">
        <Option name="有条件同意" type="QString" value="condition"></Option>
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="reason">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" type="bool" value="true"></Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="signed_by">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="signed_on">
   <editWidget type="DateTime">
    <config>
     <Option type="Map">
      <Option name="allow_null" type="bool" value="false"></Option>
      <Option name="calendar_popup" type="bool" value="true"></Option>
      <Option name="display_format" type="QString" value="yyyy-MM-dd"></Option>
      <Option name="field_format" type="QString" value="yyyy-MM-dd"></Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="recorded_at">
   <editWidget type="">
    <config>
     <Option></Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias field="fid" index="0" name=""></alias>
  <alias field="mine_key" index="1" name="矿山"></alias>
  <alias field="licence_no" index="2" name="采矿许可证号"></alias>
  <alias field="name" index="3" name="矿山名称"></alias>
  <alias field="clause" index="4" name="条款"></alias>
  <alias field="role" index="5" name="针对的图层（可不选）"></alias>
  <alias field="feature_id" index="6" name="针对的要素（先选矿山和图层）"></alias>
  <alias field="feature_name" index="7" name="要素名称"></alias>
  <alias field="finding" index="8" name="所针对的结论"></alias>
  <alias field="department" index="9" name="责任部门"></alias>
  <alias field="stance" index="10" name="意见"></alias>
  <alias field="reason" index="11" name="理由（同意也须写明）"></alias>
  <alias field="signed_by" index="12" name="签署人"></alias>
  <alias field="signed_on" index="13" name="签署日期"></alias>
  <alias field="recorded_at" index="14" name="记录时间（保存时自动填写）"></alias>
 </aliases>
 <defaults>
  <default applyOnUpdate="0" expression="" field="fid"></default>
  <default applyOnUpdate="0" expression="" field="mine_key"></default>
  <default applyOnUpdate="0" expression="" field="licence_no"></default>
  <default applyOnUpdate="0" expression="" field="name"></default>
  <default applyOnUpdate="0" expression="''" field="clause"></default>
  <default applyOnUpdate="0" expression="''" field="role"></default>
  <default applyOnUpdate="0" expression="" field="feature_id"></default>
  <default applyOnUpdate="0" expression="" field="feature_name"></default>
  <default applyOnUpdate="0" expression="" field="finding"></default>
  <default applyOnUpdate="0" expression="" field="department"></default>
  <default applyOnUpdate="0" expression="" field="stance"></default>
  <default applyOnUpdate="0" expression="''" field="reason"></default>
  <default applyOnUpdate="0" expression="''" field="signed_by"></default>
  <default applyOnUpdate="0" expression="format_date(now(), 'yyyy-MM-dd')" field="signed_on"></default>
  <default applyOnUpdate="0" expression="" field="recorded_at"></default>
 </defaults>
 <constraints>
  <constraint constraints="3" exp_strength="0" field="fid" notnull_strength="1" unique_strength="1"></constraint>
  <constraint constraints="5" exp_strength="1" field="mine_key" notnull_strength="1" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="licence_no" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="name" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="clause" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="role" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="feature_id" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="feature_name" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="finding" notnull_strength="0" unique_strength="0"></constraint>
  <constraint constraints="5" exp_strength="1" field="department" notnull_strength="1" unique_strength="0"></constraint>
  <constraint constraints="5" exp_strength="1" field="stance" notnull_strength="1" unique_strength="0"></constraint>
  <constraint constraints="5" exp_strength="1" field="reason" notnull_strength="1" unique_strength="0"></constraint>
  <constraint constraints="5" exp_strength="1" field="signed_by" notnull_strength="1" unique_strength="0"></constraint>
  <constraint constraints="5" exp_strength="1" field="signed_on" notnull_strength="1" unique_strength="0"></constraint>
  <constraint constraints="0" exp_strength="0" field="recorded_at" notnull_strength="0" unique_strength="0"></constraint>
 </constraints>
 <constraintExpressions>
  <constraint desc="" exp="" field="fid"></constraint>
  <constraint desc="请选择矿山" exp="&quot;mine_key&quot; IS NOT NULL" field="mine_key"></constraint>
  <constraint desc="" exp="" field="licence_no"></constraint>
  <constraint desc="" exp="" field="name"></constraint>
  <constraint desc="" exp="" field="clause"></constraint>
  <constraint desc="" exp="" field="role"></constraint>
  <constraint desc="" exp="" field="feature_id"></constraint>
  <constraint desc="" exp="" field="feature_name"></constraint>
  <constraint desc="" exp="" field="finding"></constraint>
  <constraint desc="请选择责任部门" exp="&quot;department&quot; IS NOT NULL" field="department"></constraint>
  <constraint desc="请选择意见：同意、不同意或有条件同意" exp="&quot;stance&quot; IS NOT NULL" field="stance"></constraint>
  <constraint desc="请写明理由；同意也须写明" exp="trim(coalesce(&quot;reason&quot;, '')) &lt;> ''" field="reason"></constraint>
  <constraint desc="请填写签署人姓名" exp="trim(coalesce(&quot;signed_by&quot;, '')) &lt;> ''" field="signed_by"></constraint>
  <constraint desc="签署日期不能晚于今天" exp="&quot;signed_on&quot; &lt;= format_date(now(), 'yyyy-MM-dd')" field="signed_on"></constraint>
  <constraint desc="" exp="" field="recorded_at"></constraint>
 </constraintExpressions>
 <expressionfields></expressionfields>
 <attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0">
  <columns>
   <column hidden="1" name="fid" type="field" width="-1"></column>
   <column hidden="1" name="mine_key" type="field" width="-1"></column>
   <column hidden="0" name="licence_no" type="field" width="-1"></column>
   <column hidden="0" name="name" type="field" width="-1"></column>
   <column hidden="0" name="clause" type="field" width="-1"></column>
   <column hidden="0" name="role" type="field" width="-1"></column>
   <column hidden="0" name="feature_id" type="field" width="-1"></column>
   <column hidden="0" name="feature_name" type="field" width="-1"></column>
   <column hidden="0" name="finding" type="field" width="-1"></column>
   <column hidden="0" name="department" type="field" width="-1"></column>
   <column hidden="0" name="stance" type="field" width="-1"></column>
   <column hidden="0" name="reason" type="field" width="-1"></column>
   <column hidden="0" name="signed_by" type="field" width="-1"></column>
   <column hidden="0" name="signed_on" type="field" width="-1"></column>
   <column hidden="0" name="recorded_at" type="field" width="-1"></column>
   <column hidden="0" type="actions" width="-1"></column>
  </columns>
 </attributetableconfig>
 <conditionalstyles>
  <rowstyles></rowstyles>
  <fieldstyles></fieldstyles>
 </conditionalstyles>
 <storedexpressions></storedexpressions>
 <editform tolerant="1"></editform>
 <editforminit></editforminit>
 <editforminitcodesource>0</editforminitcodesource>
 <editforminitfilepath></editforminitfilepath>
 <editforminitcode></editforminitcode>
 <featformsuppress>0</featformsuppress>
 <editorlayout>generatedlayout</editorlayout>
 <editable>
  <field editable="0" name="recorded_at"></field>
 </editable>
 <labelOnTop>
  <field labelOnTop="1" name="reason"></field>
 </labelOnTop>
 <reuseLastValue></reuseLastValue>
 <dataDefinedFieldProperties></dataDefinedFieldProperties>
 <widgets></widgets>
 <previewExpression></previewExpression>
 <mapTip></mapTip>
 <layerGeometryType>4</layerGeometryType>
</qgis>
